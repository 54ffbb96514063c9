import { graphql } from '../../generated/gql/index.ts'

/** How things stand: at once, and again whenever something moves it. */
export const BoardNow = graphql(`
  subscription BoardNow {
    board {
      cursor
      workspace
      ...BoardFigures_board
      ...BoardHeat_board
      ...BoardTrend_board
    }
  }
`)

/** Where the facts stand now: what to begin with or, after an interruption, how far the replay goes. */
export const BoardLatest = graphql(`
  query BoardLatest {
    board {
      cursor
      latest { cursor at kind outcome engagement { key } ...BoardFactLine_fact }
    }
  }
`)

export const BoardFacts = graphql(`
  subscription BoardFacts($after: String) {
    boardFacts(after: $after) {
      __typename
      ... on Resync { cursor }
      ... on BoardFact { cursor at kind outcome engagement { key } ...BoardFactLine_fact }
    }
  }
`)

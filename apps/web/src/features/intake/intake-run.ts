import { graphql } from '../../generated/gql/index.ts'

export const IntakeRun_run = graphql(`
  fragment IntakeRun_run on IntakeRun {
    id
    key
    fileName
    tool
    runStatus: status
    problem
    startedBy
    createdAt
    counts { new updated reopened }
    engagement { id key }
    modelVersion { id label modelName }
    ...IntakeRunHead_run
    ...IntakeFigures_run
    ...IntakeUnreadable_run
  }
`)

/** The states in which the server is at work on a run. */
export const atWork = new Set(['RECEIVED', 'READING', 'COMMITTING'])

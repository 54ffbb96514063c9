import type { ComponentKind } from '../../generated/gql/graphql.ts'

/** From what is learned to what serves it. */
const partKinds: readonly ComponentKind[] = [
  'BASE_MODEL',
  'WEIGHTS',
  'SYSTEM_PROMPT',
  'GUARDRAIL',
  'TOOL',
  'CORPUS',
  'DATASET',
  'IMAGE',
  'REPOSITORY',
]

/** Components by kind, in the order of a composition; kinds without any are left out. */
export const groupParts = <Part extends { kind: ComponentKind }>(parts: readonly Part[]) =>
  partKinds.flatMap((kind) => {
    const members = parts.filter((part) => part.kind === kind)
    return members.length === 0 ? [] : [{ kind, parts: members }]
  })

import type {
  OwaspList,
  Policy,
  PolicyKind,
  Severity as SeverityCode,
  GateStage as Stage,
  UseCaseTrait,
} from '@assay/domain'
import { policySentence } from '@assay/domain'
import { builder } from '../builder.ts'
import { Severity } from '../findings/enums.ts'
import { GateStage } from '../gates/enums.ts'
import { OwaspListType, PolicyKindType, UseCaseTraitType } from './enums.ts'

type Part = {
  path: number[]
  kind: PolicyKind
  sentence: string
  evidenceType: string | null
  days: number | null
  severity: SeverityCode | null
  most: number | null
  stages: readonly Stage[]
  list: OwaspList | null
  edition: string | null
  trait: UseCaseTrait | null
}

export const PolicyPart = builder.objectRef<Part>('PolicyPart').implement({
  description:
    'One node of a policy, the tree told in reading order: the root has an empty path, the second part of the first [0, 1].',
  fields: (t) => ({
    path: t.intList({ resolve: ({ path }) => path }),
    kind: t.field({ type: PolicyKindType, resolve: ({ kind }) => kind }),
    sentence: t.exposeString('sentence', { description: 'It, with all beneath it, as people say it.' }),
    evidenceType: t.exposeString('evidenceType', { nullable: true, description: 'The code of the type.' }),
    days: t.exposeInt('days', { nullable: true }),
    severity: t.field({ type: Severity, nullable: true, resolve: ({ severity }) => severity }),
    most: t.exposeInt('most', { nullable: true }),
    stages: t.field({ type: [GateStage], resolve: ({ stages }) => [...stages] }),
    list: t.field({ type: OwaspListType, nullable: true, resolve: ({ list }) => list }),
    edition: t.exposeString('edition', { nullable: true }),
    trait: t.field({ type: UseCaseTraitType, nullable: true, resolve: ({ trait }) => trait }),
  }),
})

const nothing = {
  evidenceType: null,
  days: null,
  severity: null,
  most: null,
  stages: [],
  list: null,
  edition: null,
  trait: null,
}

/** The tree, node by node. */
export function partsOf(policy: Policy, titles: ReadonlyMap<string, string>, path: number[] = []): Part[] {
  const part = { ...nothing, path, sentence: policySentence(policy, titles) }
  switch (policy.kind) {
    case 'ALL':
    case 'ANY':
      return [
        { ...part, kind: policy.kind },
        ...policy.of.flatMap((each, index) => partsOf(each, titles, [...path, index])),
      ]
    case 'NOT':
      return [{ ...part, kind: policy.kind }, ...partsOf(policy.of, titles, [...path, 0])]
    default:
      return [{ ...part, ...policy }]
  }
}

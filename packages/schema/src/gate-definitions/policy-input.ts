import { builder } from '../builder.ts'
import { Severity } from '../findings/enums.ts'
import { GateStage } from '../gates/enums.ts'
import { OwaspListType, PolicyKindType, UseCaseTraitType } from './enums.ts'

type Written = {
  kind: typeof PolicyKindType.$inferType
  of?: Written[] | null | undefined
  evidenceType?: string | null | undefined
  days?: number | null | undefined
  severity?: typeof Severity.$inferType | null | undefined
  most?: number | null | undefined
  stages?: (typeof GateStage.$inferType)[] | null | undefined
  list?: typeof OwaspListType.$inferType | null | undefined
  edition?: string | null | undefined
  trait?: typeof UseCaseTraitType.$inferType | null | undefined
}

export const PolicyInput = builder.inputRef<Written>('PolicyInput').implement({
  description:
    'A node of a policy: ALL, ANY and NOT have parts (`of`, NOT exactly one), a condition has the values of its kind.',
  fields: (t) => ({
    kind: t.field({ type: PolicyKindType, required: true }),
    of: t.field({ type: [PolicyInput] }),
    evidenceType: t.string({ description: 'EVIDENCE_IN_FORCE: the code of the type.' }),
    days: t.int({
      description:
        'How old evidence may be at most: EVIDENCE_IN_FORCE and VENDOR_ASSESSED (any age when left out), KILL_SWITCH_TESTED.',
    }),
    severity: t.field({ type: Severity, description: 'NO_OPEN_FINDING (or above), OPEN_FINDINGS_AT_MOST (exactly).' }),
    most: t.int({ description: 'OPEN_FINDINGS_AT_MOST: how many.' }),
    stages: t.field({ type: [GateStage], description: 'EARLIER_GATES_PASSED.' }),
    list: t.field({ type: OwaspListType, description: 'OWASP_COVERED.' }),
    edition: t.string({ description: 'OWASP_COVERED: the year.' }),
    trait: t.field({ type: UseCaseTraitType, description: 'USE_CASE_IS.' }),
  }),
})

/** As it is stored: nothing that was left out, and the age that may be left out as null. Its faults are the command's to say. */
export function writtenPolicy({ kind, of, ...values }: Written): object {
  const parts = (of ?? []).map(writtenPolicy)
  if (kind === 'NOT') return { kind, of: parts.length === 1 ? parts[0] : parts }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))
  if (kind === 'ALL' || kind === 'ANY') return { kind, of: parts, ...given }
  const age = kind === 'EVIDENCE_IN_FORCE' || kind === 'VENDOR_ASSESSED' ? { days: null } : {}
  return { kind, ...age, ...given }
}

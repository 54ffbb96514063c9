import type { Condition, GateCase } from './sign-off-case.ts'

/**
 * What ties a person to the outcome, as a sentence, or null (rule 1). Sharing a team with a producer ties nobody;
 * neither does standing evidence, which was not made for this decision.
 */
export function tieTo(
  { requestedBy, evidence, conditions }: GateCase,
  newConditions: readonly Condition[],
  personId: string,
): string | null {
  if (requestedBy === personId) return 'You requested this decision.'

  const own = evidence.find(({ binding, uploadedBy }) => binding === 'VERSION_BOUND' && uploadedBy.includes(personId))
  if (own !== undefined) return `You submitted ${own.title}, which this gate decides on.`

  const condition = [...conditions, ...newConditions].find(({ ownerId }) => ownerId === personId)
  return condition === undefined ? null : `You own the condition “${condition.text}”.`
}

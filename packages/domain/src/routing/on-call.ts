import type { TeamFunction } from '../identity/words.ts'
import { Denied } from '../refusal.ts'

/** Who routes, and takes traffic away alone at any hour (rule 8). */
export const onCallFunctions = ['SECURITY_OPERATIONS', 'ML_PLATFORM'] as const satisfies readonly TeamFunction[]

type Actor = { functions: readonly TeamFunction[]; isUseCaseOwner: boolean }

/** Why a person may not route, or null. Against taking traffic away nothing else is ever held. */
export function objectionToRouter({ functions, isUseCaseOwner }: Actor): Denied | null {
  if (isUseCaseOwner || onCallFunctions.some((each) => functions.includes(each))) return null
  return new Denied(
    'Security operations, ML platform and the use-case owner route traffic. Ask them, or call whoever is on call there.',
  )
}

/** Whether the act waits to be ratified: the use-case owner answers for it already. */
export function needsRatification({ isUseCaseOwner }: Actor): boolean {
  return !isUseCaseOwner
}

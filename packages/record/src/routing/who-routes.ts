import { Denied, objectionToRouter } from '@assay/domain'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { RoutedVersion } from './lock-versions.ts'

/** Throws Denied for whoever does not route here. */
export function mustRoute(viewer: Viewer, version: RoutedVersion): void {
  mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', version.engagementId)
  if (viewer.actor.type === 'SYSTEM') return
  const objection = objectionToRouter(actorOf(viewer, version))
  if (objection !== null) throw new Denied(objection.message)
}

export function actorOf(viewer: Viewer, { engagement }: Pick<RoutedVersion, 'engagement'>) {
  return {
    functions: viewer.teams.map((team) => team.function),
    isUseCaseOwner: viewer.membershipId !== null && viewer.membershipId === engagement.ownerId,
  }
}

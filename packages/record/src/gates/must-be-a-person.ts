import { Denied } from '@assay/domain'
import type { Viewer } from '../kernel/viewer.ts'

/** Throws Denied for a token: what ties a person, or is their word, is not done for them. */
export function mustBeAPerson(viewer: Viewer, toDo: string): void {
  if (viewer.actor.type === 'MEMBERSHIP') return
  throw new Denied(`Tokens may not ${toDo}. A person has to do it.`)
}

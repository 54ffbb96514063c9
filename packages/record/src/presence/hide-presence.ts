import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { tabOf } from './show-presence.ts'

/** The tab was closed, or nobody looks at it. Answers with its name, also where it was never shown. */
export async function hidePresence({ presence }: EngagementRecord, viewer: Viewer, tab: string): Promise<string> {
  presence.hide(tabOf(viewer, tab))
  return tab
}

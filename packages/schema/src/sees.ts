import { type Audience, engagementsOf, type OwnedBy, type Snapshot, seesEngagement } from '@assay/record'
import DataLoader from 'dataloader'

/** Whether the audience may see a row, told by the engagement it belongs to; batched within an operation. */
export type Sees = {
  engagement(id: string): boolean
  owned(by: OwnedBy, id: string): Promise<boolean>
}

export function seesOf(audience: () => Audience | null, snapshot: Snapshot): Sees {
  const loaders = new Map<OwnedBy, DataLoader<string, string | null>>()
  const engagement = (id: string) => {
    const seeing = audience()
    return seeing !== null && seesEngagement(seeing, id)
  }
  return {
    engagement,
    async owned(by, id) {
      const loader = loaders.get(by) ?? new DataLoader((ids: readonly string[]) => engagementsOf(snapshot, by, ids))
      loaders.set(by, loader)
      const engagementId = await loader.load(id)
      return engagementId !== null && engagement(engagementId)
    },
  }
}

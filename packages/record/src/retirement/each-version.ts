import { InvalidInput, NotReady, type Reason, Refusal } from '@assay/domain'
import type { Viewer } from '../kernel/viewer.ts'

export type VersionResult = {
  modelVersionId: string
  /** Null where it was done. */
  refusal: string | null
  reasons: readonly Reason[]
}

const most = 200

/** Does the same to each version, in a change of its own: what is refused for one does not hold up the others. */
export async function eachVersion(
  viewer: Viewer,
  modelVersionIds: readonly string[],
  run: (viewer: Viewer, modelVersionId: string) => Promise<unknown>,
): Promise<VersionResult[]> {
  const ids = [...new Set(modelVersionIds)]
  if (ids.length === 0 || ids.length > most) {
    throw new InvalidInput([{ path: ['modelVersionIds'], message: `Name from 1 to ${most} versions.` }])
  }
  const results: VersionResult[] = []
  for (const modelVersionId of ids) {
    const { idempotency } = viewer
    const own = idempotency === null ? null : { ...idempotency, key: `${idempotency.key}:${modelVersionId}` }
    try {
      await run({ ...viewer, idempotency: own }, modelVersionId)
      results.push({ modelVersionId, refusal: null, reasons: [] })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const reasons = error instanceof NotReady ? error.reasons : []
      results.push({ modelVersionId, refusal: error.message, reasons })
    }
  }
  return results
}

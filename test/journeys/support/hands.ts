import { viewerOfToken } from '../../../packages/record/src/index.ts'
import { inWorkspace, viewerOf } from '../../support/builders.ts'
import type { Product } from '../../support/product.ts'
import { provide } from '../../support/provide.ts'

/** What people of the demo programme do beside the page: by their pipelines and tools. */
export async function handsOf({ record, token }: Pick<Product, 'record' | 'token'>) {
  const workspaceId = (await viewerOfToken(record, token))?.workspaceId ?? ''
  const written = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(record, workspaceId, work)
  const viewer = async (person: string) => {
    const email = `${person}@northgate.example`
    const seat = await written((tx) => tx.membership.findFirstOrThrow({ where: { workspaceId, email } }))
    return viewerOf(record, workspaceId, seat.id)
  }
  return {
    workspaceId,
    written,
    viewer,
    /** The gate of a subject at a stage. */
    gateOf: (subject: { engagementId?: string; modelVersionId?: string; datasetVersionId?: string }, stage: string) =>
      written((tx) => tx.gate.findFirstOrThrow({ where: { workspaceId, stage, ...subject } })),
    /** What the gate still asks for, from one person's pipeline, accepted by another. */
    provide: async (gateId: string, by: string, accepter: string, except: readonly string[] = []) =>
      provide(record, gateId, {
        by: await viewer(by),
        accepter: await viewer(accepter),
        except,
        onlyMissing: true,
      }),
  }
}

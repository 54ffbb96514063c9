import type { TeamFunction } from '../../packages/domain/src/index.ts'
import { loadCatalogue } from '../../packages/record/src/catalogue/load-catalogue.ts'
import { createEngagement } from '../../packages/record/src/engagements/create-engagement.ts'
import { recomputeReadiness } from '../../packages/record/src/gates/recompute-readiness.ts'
import type { Settings } from '../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { registerModelVersion } from '../../packages/record/src/models/register-model-version.ts'
import { aMembership, inWorkspace, viewerOf } from './builders.ts'
import { provide, uploaded } from './provide.ts'
import { openTestRecord, type TestRecord } from './record.ts'

type Seat = { name: string; role?: string; functions?: readonly TeamFunction[] }
type UseCase = { tier?: number; vendor?: string; hasTools?: boolean; restricted?: boolean; riskClass?: string }

export type Programme = Awaited<ReturnType<typeof aProgramme>>

/** A workspace with the catalogue and its default responsibilities, and what a test needs to bring a gate to its decision. */
export async function aProgramme(settings: Partial<Settings> = {}) {
  return programmeIn(await openTestRecord(settings))
}

/** The same in the workspace of a world that is open. */
export async function programmeIn<World extends Pick<TestRecord, 'record' | 'workspaceId'>>(world: World) {
  const { record, workspaceId } = world
  const written = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(record, workspaceId, work)
  await written((tx) => loadCatalogue(tx, workspaceId, record.now()))
  const teams = await written((tx) => tx.team.findMany({ where: { workspaceId } }))

  const seat = async ({ name, role = 'SIGNER', functions = [] }: Seat): Promise<Viewer> => {
    const teamIds = teams.filter((team) => functions.some((each) => each === team.function)).map(({ id }) => id)
    return viewerOf(record, workspaceId, await aMembership(record, workspaceId, { name, role, teamIds }))
  }
  const producer = await seat({ name: 'Priya', role: 'CONTRIBUTOR', functions: ['ML_PLATFORM'] })
  const accepter = await seat({ name: 'Gita', role: 'CONTRIBUTOR', functions: ['GRC'] })

  const useCase = (by: Viewer, { riskClass = 'NOT_HIGH', ...fields }: UseCase = {}) =>
    createEngagement(record, by, {
      name: 'Nora',
      tier: 3,
      ...fields,
      classification: { riskClass, annexPoint: '4(a)', rationale: 'It answers questions about orders.' },
    })

  const gateOf = (subject: { engagementId?: string; modelVersionId?: string }, stage: string) =>
    written((tx) => tx.gate.findFirstOrThrow({ where: { workspaceId, stage, ...subject } }))

  return {
    ...world,
    written,
    teams,
    seat,
    producer,
    accepter,
    useCase,
    gateOf,
    uploaded: (by: Viewer, text: string) => uploaded(record, by, text),
    version: (by: Viewer, engagementId: string, label = '2.2') =>
      registerModelVersion(record, by, {
        engagementId,
        modelName: 'Nora',
        label,
        components: [{ kind: 'BASE_MODEL', name: 'gpt-hosted', release: '2026-10' }],
      }),
    /** The gates of these stages stand as passed, as if decided long ago. */
    async passed(engagementId: string, stages: readonly string[]) {
      await written(async (tx) => {
        await tx.gate.updateMany({ where: { engagementId, stage: { in: [...stages] } }, data: { status: 'APPROVED' } })
        const gates = await tx.gate.findMany({ where: { engagementId } })
        const ids = gates.map(({ id }) => id)
        await recomputeReadiness(tx, workspaceId, ids, record.now())
      })
    },
    /** Everything that the gate asks for is submitted by the producer and accepted. Answers with the evidence's ids. */
    provide: (gateId: string, by: Viewer = producer) => provide(record, gateId, { by, accepter }),
  }
}

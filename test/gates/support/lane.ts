import { recomputeReadiness } from '../../../packages/record/src/gates/recompute-readiness.ts'
import type { Transaction } from '../../../packages/record/src/kernel/database.ts'
import type { Viewer } from '../../../packages/record/src/kernel/viewer.ts'
import type { Programme } from '../../support/programme.ts'

export type Ground = Awaited<ReturnType<typeof openGround>>
export type Lane = Awaited<ReturnType<typeof openLane>>

/** The people of the races, and two files that evidence is replaced by in turn. */
export async function openGround(world: Programme) {
  return {
    world,
    paula: await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] }),
    pablo: await world.seat({ name: 'Pablo', functions: ['PRODUCT_SECURITY'] }),
    grace: await world.seat({ name: 'Grace', functions: ['GRC'] }),
    lena: await world.seat({ name: 'Lena', functions: ['SECURITY_LEADERSHIP'] }),
    owner: await world.seat({ name: 'Olga' }),
  }
}

/** A version whose evaluation gate is ready to be approved, and can be made so again. */
export async function openLane({ world, owner }: { world: Programme; owner: Viewer }, tier: number) {
  const { workspaceId, record } = world
  const engagementId = await world.useCase(owner, { tier })
  const modelVersionId = await world.version(owner, engagementId)
  await world.passed(engagementId, ['INTAKE', 'TRAINING'])
  const { id: gateId } = await world.gateOf({ modelVersionId }, 'EVALUATION')
  await world.provide(gateId)
  const report = await world.written((tx) =>
    tx.evidence.findFirstOrThrow({
      where: { workspaceId, modelVersionId, evidenceType: { binding: 'VERSION_BOUND' } },
      include: { evidenceType: true },
      orderBy: { number: 'asc' },
    }),
  )
  /** All gates of the version: a race must find nothing to compute but what it changes itself, or that keeps it apart. */
  const settle = async (tx: Transaction) => {
    const gates = await tx.gate.findMany({ where: { workspaceId, modelVersionId }, select: { id: true } })
    await recomputeReadiness(
      tx,
      workspaceId,
      gates.map(({ id }) => id),
      record.now(),
    )
  }
  return {
    engagementId,
    modelVersionId,
    gateId,
    report,
    settle,
    /** Nothing is decided, nothing is open, and everything is accepted; answers with the gate's version. */
    reset: () =>
      world.written(async (tx) => {
        await tx.gateDecision.updateMany({
          where: { workspaceId, gateId, status: { in: ['PENDING', 'EFFECTIVE'] } },
          data: { status: 'SUPERSEDED' },
        })
        await tx.findingSubject.updateMany({ where: { workspaceId, modelVersionId }, data: { status: 'NOT_AFFECTED' } })
        await tx.evidence.updateMany({ where: { workspaceId, modelVersionId }, data: { status: 'ACCEPTED' } })
        await tx.gate.updateMany({
          where: { workspaceId, id: gateId },
          data: { status: 'COLLECTING', staleReason: null, version: { increment: 1 } },
        })
        await settle(tx)
        const gate = await tx.gate.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: gateId } } })
        if (gate.status !== 'READY') throw new Error(`The gate of a race is ${gate.status}, not ready`)
        return gate.version
      }),
  }
}

import { proveDatabaseKilled } from './database-killed.ts'
import { proveDrops } from './drops.ts'
import { proveRevocation, proveRevocationUnheard } from './revocation.ts'
import { proveRollingRestart } from './rolling-restart.ts'
import { proveStalled } from './stalled.ts'
import type { Proof } from './support/proof.ts'
import type { World } from './support/world.ts'
import { proveWakeUpsLost } from './wake-ups-lost.ts'

type Form = { short: (world: World) => Promise<Proof>; long: (world: World) => Promise<Proof> }

/** Everything that is broken on purpose: as the suite does it, and as `pnpm test:faults` does. */
export const proofs: Readonly<Record<string, Form>> = {
  drops: {
    short: (world) => proveDrops(world, { clients: 40, connections: 16, processes: 2 }),
    long: (world) => proveDrops(world, { clients: 700, connections: 280, processes: 20 }),
  },
  stalled: {
    short: (world) => proveStalled(world, { stalled: 8, seconds: 4 }),
    long: (world) => proveStalled(world, { stalled: 50, seconds: 60 }),
  },
  'database-killed': {
    short: (world) => proveDatabaseKilled(world, { kills: 1 }),
    long: (world) => proveDatabaseKilled(world, { kills: 20 }),
  },
  'wake-ups-lost': {
    short: (world) => proveWakeUpsLost(world, { seconds: 4 }),
    long: (world) => proveWakeUpsLost(world, { seconds: 30 }),
  },
  'rolling-restart': {
    short: (world) => proveRollingRestart(world, { restarts: 2 }),
    long: (world) => proveRollingRestart(world, { restarts: 10 }),
  },
  revocation: {
    short: (world) => proveRevocation(world, { rounds: 4 }),
    long: (world) => proveRevocation(world, { rounds: 200 }),
  },
  'revocation-unheard': {
    short: (world) => proveRevocationUnheard(world, { rounds: 1 }),
    long: (world) => proveRevocationUnheard(world, { rounds: 12 }),
  },
}

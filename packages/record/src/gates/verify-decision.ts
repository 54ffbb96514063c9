import { digestOf } from './freeze-decision.ts'

/** Whether the digest that was signed is still that of what was frozen; false means that the row was altered. */
export function digestHolds({ frozen, digest }: { frozen: unknown; digest: string }): boolean {
  return digestOf(frozen) === digest
}

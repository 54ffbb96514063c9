import { ConnectionChip } from '../ui/ConnectionChip.tsx'
import { useLive } from './live.ts'

/** The connection chip of the one stream. */
export function LiveChip() {
  const { state, since, caughtUp } = useLive()
  return <ConnectionChip state={state} since={since} caughtUp={caughtUp} />
}

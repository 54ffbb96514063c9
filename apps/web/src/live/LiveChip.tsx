import { ConnectionChip } from '../ui/ConnectionChip.tsx'
import { useLive } from './live.ts'
import { OutboxChip } from './OutboxChip.tsx'

/** The connection chip of the one stream, and what waits to be sent. */
export function LiveChip() {
  const { state, since, caughtUp } = useLive()
  return (
    <>
      <ConnectionChip state={state} since={since} caughtUp={caughtUp} />
      <OutboxChip />
    </>
  )
}

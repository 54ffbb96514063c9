import { PresentAt } from './PresentAt.tsx'
import { useOwnPlace } from './presence.ts'

/** Who else is where the viewer is. */
export function PresentHere() {
  return <PresentAt spot={useOwnPlace()} />
}

import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'

/** Why the record declined, each reason a link to what is to be mended. */
export function Refused({ refusal, title }: { refusal: ShownRefusal | null; title?: string | undefined }) {
  if (refusal === null) return null
  const message = refusal.kind === 'NotReady' && title !== undefined ? title : refusal.message
  const fields = refusal.fields.filter(({ message: said }) => !message.includes(said))
  return <Refusal message={message} reasons={refusal.reasons} fields={fields} />
}

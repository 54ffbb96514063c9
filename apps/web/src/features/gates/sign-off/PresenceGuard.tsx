import { PresencePrompt } from '../PresencePrompt.tsx'
import type { usePresence } from '../usePresence.ts'

/** The prompt of an act that waits until the person has proved to be there. */
export function PresenceGuard({ presence }: { presence: ReturnType<typeof usePresence> }) {
  if (!presence.asking) return null
  return (
    <PresencePrompt
      pending={presence.pending}
      refusal={presence.refusal}
      onConfirm={(password) => void presence.confirm(password)}
      onCancel={presence.cancel}
    />
  )
}

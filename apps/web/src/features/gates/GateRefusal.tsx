import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'

/** Why a signature was not taken, each reason a link; where somebody was first, who. */
export function GateRefusal({ refusal }: { refusal: ShownRefusal }) {
  const { t } = useTranslation('gates')
  const others = refusal.values.flatMap(({ by, theirs, field }) =>
    by === null || field === 'version'
      ? []
      : [{ message: t('refusedBy', { by, theirs: theirs.replaceAll('_', ' ').toLowerCase() }) }],
  )
  const message = refusal.kind === 'Fault' ? t('fault') : refusal.kind === 'NotReady' ? t('notReady') : refusal.message
  return <Refusal message={message} reasons={[...refusal.reasons, ...others]} fields={refusal.fields} />
}

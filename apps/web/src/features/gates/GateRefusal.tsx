import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './gate.module.css'
import { DifferenceList } from './sign-off/DifferenceList.tsx'

type Props = { refusal: ShownRefusal; onReview?: () => void }

/** Why a signature was not taken, each reason a link; where the gate changed meanwhile, what did, and the way on. */
export function GateRefusal({ refusal, onReview }: Props) {
  const { t } = useTranslation('gates')
  const changed = refusal.kind === 'Conflict' && refusal.code === 'CONFLICT'
  const others = refusal.values.flatMap(({ by, theirs, field }) =>
    changed || by === null || field === 'version'
      ? []
      : [{ message: t('refusedBy', { by, theirs: theirs.replaceAll('_', ' ').toLowerCase() }) }],
  )
  const message = refusal.kind === 'Fault' ? t('fault') : refusal.kind === 'NotReady' ? t('notReady') : refusal.message
  return (
    <div className={classes.stack}>
      <Refusal message={message} reasons={[...refusal.reasons, ...others]} fields={refusal.fields} />
      {changed ? <DifferenceList values={refusal.values} /> : null}
      {changed && onReview ? (
        <div>
          <Button size="xs" onClick={onReview}>
            {t('changed.review')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

import { Ban, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { href } from '../../../ui/href.ts'
import { LinkTo } from '../../../ui/LinkTo.tsx'
import { useKeys } from '../../../ui/useKeys.ts'
import type { MoveReason } from './judge-move.ts'
import classes from './moves.module.css'
import type { RefusedMove } from './useMove.ts'

type Props = { refused: RefusedMove; onDecide: () => void; onClose: () => void }

/** Why a card stays where it is: each reason leads to what has to be mended. */
export function MoveRefused({ refused, onDecide, onClose }: Props) {
  const { t } = useTranslation('gates')
  const { card, to, refusal } = refused
  useKeys({ Escape: onClose })
  const why = typeof refusal === 'string' ? refusal : refusal.why
  const reasons = typeof refusal === 'string' ? [] : refusal.reasons
  const gate = `${card.key} ${card.subjectLabel}`
  const saidOf = (reason: MoveReason) =>
    'said' in reason
      ? reason
      : { said: t(`move.reason.${reason.word}`, { key: reason.key }), href: `/gates/${reason.key}` }
  return (
    <div className={classes.refused} role="alert">
      <Ban size={16} aria-hidden />
      <div>
        <p>{t(`move.refused.${why}`, { gate, stage: t(`stage.${to}`) })}</p>
        <ul>
          {reasons.map(saidOf).map((reason) => (
            <li key={reason.said}>
              <LinkTo href={reason.href}>{reason.said}</LinkTo>
            </li>
          ))}
          {why === 'PAST' ? (
            <li>
              <LinkTo href={href('/gates')}>{t('move.toNow')}</LinkTo>
            </li>
          ) : null}
        </ul>
        {why === 'NOT_READY' || why === 'MAY_NOT' ? (
          <button type="button" className={classes.decide} onClick={onDecide}>
            {t('move.open')}
          </button>
        ) : null}
      </div>
      <button type="button" className={classes.close} aria-label={t('move.close')} onClick={onClose}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}

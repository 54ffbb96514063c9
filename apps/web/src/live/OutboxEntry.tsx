import { Button } from '@mantine/core'
import { CircleAlert, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { outbox } from '../graph/client.ts'
import type { Outgoing } from '../graph/outbox/outgoing.ts'
import { useUnreachable } from '../graph/useOutgoing.ts'
import { LinkTo } from '../ui/LinkTo.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import classes from './outbox.module.css'

type Props = { entry: Outgoing; onFollow: () => void }

/** One write that the record does not hold: what, when, why not, and what its author can do. */
export function OutboxEntry({ entry, onFollow }: Props) {
  const { t } = useTranslation('app')
  const unreachable = useUnreachable()
  const { what, value, href, madeAt, refusal } = entry
  const [conflict] = refusal?.values ?? []
  const why =
    refusal === null
      ? null
      : conflict !== undefined
        ? t('outbox.conflict', { author: conflict.by ?? t('outbox.someone'), theirs: conflict.theirs })
        : refusal.kind === 'Fault' && refusal.code === 'FAULT'
          ? t('outbox.fault')
          : refusal.message
  return (
    <article className={classes.entry}>
      <p className={classes.what}>
        {href ? (
          <LinkTo href={href} onClick={onFollow}>
            {what}
          </LinkTo>
        ) : (
          what
        )}
        <span>
          <RelativeTime at={madeAt} short />
        </span>
      </p>
      {value ? <p className={classes.value}>{value}</p> : null}
      <p className={classes.state} data-refused={refusal !== null || undefined}>
        {refusal === null ? <Clock size={12} aria-hidden /> : <CircleAlert size={12} aria-hidden />}
        {refusal === null ? t(unreachable ? 'outbox.waiting' : 'outbox.sending') : t('outbox.notTaken')}
        {why === null ? null : `: ${why}`}
      </p>
      {refusal?.reasons.length ? (
        <ul>
          {refusal.reasons.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      <div className={classes.actions}>
        {refusal !== null && conflict === undefined ? (
          <Button size="compact-xs" variant="default" onClick={() => void outbox.again(entry)}>
            {t('outbox.retry')}
          </Button>
        ) : null}
        {conflict !== undefined && href ? (
          <LinkTo href={href} onClick={onFollow}>
            {t('outbox.decide')}
          </LinkTo>
        ) : null}
        <Button size="compact-xs" variant="default" onClick={() => outbox.discard(entry)}>
          {t('outbox.discard')}
        </Button>
      </div>
    </article>
  )
}

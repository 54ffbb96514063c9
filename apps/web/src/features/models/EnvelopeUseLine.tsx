import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './models.module.css'
import { ReviewUse } from './ReviewUse.tsx'

export const EnvelopeUseLine_use = graphql(`
  fragment EnvelopeUseLine_use on EnvelopeUse {
    id
    decidedAt
    sampled
    reviewedAt
    review
    reviewedBy { id name }
    gate { id key name }
    envelope { id name }
  }
`)

type Props = { use: FragmentType<typeof EnvelopeUseLine_use>; mayReview: boolean }

/** One gate that policy decided; a sampled one waits for its review. */
export function EnvelopeUseLine(props: Props) {
  const { t } = useTranslation('models')
  const use = readFragment(EnvelopeUseLine_use, props.use)
  const [reviewing, setReviewing] = useState(false)
  return (
    <li>
      <p className={classes.dataset}>
        <LinkTo href={`/gates/${use.gate.key}`}>
          {use.gate.key} {use.gate.name}
        </LinkTo>
        <span>{t('envelope.byPolicy', { name: use.envelope.name })}</span>
        <span className={classes.faint}>
          <RelativeTime at={use.decidedAt} />
        </span>
      </p>
      {use.reviewedAt ? (
        <p className={classes.notice}>
          {t('envelope.reviewed', { name: use.reviewedBy?.name ?? '' })} <RelativeTime at={use.reviewedAt} />:{' '}
          {use.review}
        </p>
      ) : use.sampled ? (
        <p className={classes.notice}>
          <span className={classes.caution}>{t('envelope.sampled')}</span>
          {props.mayReview ? (
            <Button size="compact-xs" variant="default" onClick={() => setReviewing(true)}>
              {t('envelope.reviewAct')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {reviewing ? <ReviewUse useId={use.id} onClose={() => setReviewing(false)} /> : null}
    </li>
  )
}

import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Digest } from '../../ui/Digest.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './broken-glass.module.css'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

const BrokenGlassRow_breakGlass = graphql(`
  fragment BrokenGlassRow_breakGlass on BreakGlass {
    id
    manifestDigest
    stage
    environment
    reason
    by
    usedAt
    gate { id key name }
    modelVersion { id label }
    recordedBy { id name }
    review
    reviewedAt
    reviewedBy { id name }
  }
`)

const ReviewBreakGlass = graphql(`
  mutation ReviewBreakGlass($input: ReviewBreakGlassInput!) {
    reviewBreakGlass(input: $input) {
      __typename
      ... on BreakGlass { ...BrokenGlassRow_breakGlass }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { broken: FragmentType<typeof BrokenGlassRow_breakGlass>; mayReview: boolean }

/** One time that a gate was gone past, who answers for it, and its review. */
export function BrokenGlassRow(props: Props) {
  const { t } = useTranslation('engagements')
  const broken = readFragment(BrokenGlassRow_breakGlass, props.broken)
  const [writing, setWriting] = useState(false)
  const [text, setText] = useState('')
  const [review, { pending, refusal }] = useCommand(ReviewBreakGlass)

  async function handleReview(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    if ((await review({ breakGlassId: broken.id, review: text.trim() })) !== null) setWriting(false)
  }
  return (
    <li className={classes.row}>
      <p>
        <b>
          {broken.gate ? (
            <LinkTo href={`/gates/${broken.gate.key}`}>{`${broken.gate.key} ${broken.gate.name}`}</LinkTo>
          ) : (
            t(`glass.stage.${broken.stage}`)
          )}
        </b>{' '}
        {broken.modelVersion ? t('glass.version', { label: broken.modelVersion.label }) : t('glass.unknown')}{' '}
        <Digest value={broken.manifestDigest} length={19} />
      </p>
      <p>{broken.reason}</p>
      <p className={classes.note}>
        {t('glass.by', { by: broken.by, environment: broken.environment.toLowerCase() })}{' '}
        <RelativeTime at={broken.usedAt} /> · {t('glass.recordedBy', { name: broken.recordedBy.name })}
      </p>
      {broken.reviewedAt && broken.reviewedBy ? (
        <p className={classes.review}>
          <b>{t('glass.reviewed', { name: broken.reviewedBy.name })}</b> <RelativeTime at={broken.reviewedAt} />
          <br />
          {broken.review}
        </p>
      ) : writing ? (
        <form onSubmit={(event) => void handleReview(event)} onKeyDown={submitOnModEnter} noValidate>
          <Textarea
            label={t('glass.review')}
            description={t('glass.reviewHint')}
            required
            autosize
            minRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
          <Button type="submit" size="xs" disabled={text.trim() === ''} loading={pending}>
            {t('glass.keep')}
          </Button>
        </form>
      ) : (
        <p className={classes.waits}>
          {t('glass.waits')}{' '}
          {props.mayReview ? (
            <Button size="xs" variant="light" onClick={() => setWriting(true)}>
              {t('glass.review')}
            </Button>
          ) : null}
        </p>
      )}
    </li>
  )
}

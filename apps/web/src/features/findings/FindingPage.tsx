import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { usePlace } from '../../live/presence.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { CommentBox } from './CommentBox.tsx'
import classes from './detail.module.css'
import { FindingDetail } from './FindingDetail.tsx'
import { useChoices } from './use-choices.ts'

const FindingPageQuery = graphql(`
  query FindingPage($key: String!) {
    finding(key: $key) {
      id
      key
      title
      openedAt
      source
      engagement { id key name }
      ...FindingDetail_finding
    }
  }
`)

/** One finding on a page of its own: what its permalink opens. */
export function FindingPage() {
  const { t } = useTranslation('findings')
  const { key } = useParams({ from: '/signed-in/findings/$key' })
  const choices = useChoices()
  const wide = useMediaQuery('(min-width: 1001px)') ?? true
  const { data, error, refetch } = useQuery(FindingPageQuery, { variables: { key } })
  usePlace({ subject: data?.finding?.id })
  if (error !== undefined && data === undefined)
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  if (data === undefined) return <PageSkeleton />
  const { finding } = data
  if (!finding) {
    return (
      <EmptyState
        whole
        title={t('missing.title', { key })}
        why={t('missing.why')}
        action={<LinkTo href="/findings">{t('missing.back')}</LinkTo>}
      />
    )
  }
  const { engagement } = finding
  return (
    <>
      <PageHead
        title={finding.title}
        shortKey={finding.key}
        meta={
          <MetaLine>
            <span className={classes.where}>
              <Key href={href(`/e/${engagement.key}`)}>{engagement.key}</Key> {engagement.name}
            </span>
            {finding.source}
            <span>
              {t('opened')} <RelativeTime at={finding.openedAt} />
            </span>
          </MetaLine>
        }
        actions={
          <>
            <AlsoViewing spot={{ subject: finding.id }} />
            <CopyButton text={location.href} what={t('drawer.link')} />
          </>
        }
      />
      <FindingDetail
        key={finding.id}
        finding={finding}
        choices={choices}
        wide={wide}
        box={
          choices.me ? (
            <CommentBox desk={{ me: choices.me.id, findingId: finding.id }} findingKey={finding.key} />
          ) : null
        }
      />
    </>
  )
}

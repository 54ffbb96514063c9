import { useQuery } from '@apollo/client/react'
import { ActionIcon, Tooltip } from '@mantine/core'
import { ChevronDown, ChevronUp, Maximize2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { PresentAt } from '../../live/PresentAt.tsx'
import { usePlace } from '../../live/presence.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { CommentBox } from './CommentBox.tsx'
import { FindingDetail } from './FindingDetail.tsx'
import classes from './findings.module.css'
import type { Choices } from './use-choices.ts'

const FindingDrawerQuery = graphql(`
  query FindingDrawer($key: String!) {
    finding(key: $key) { id key title ...FindingDetail_finding }
  }
`)

type Props = {
  findingKey: string
  choices: Choices
  /** Where it stands in the list, when the list has it. */
  place: { at: number; of: number } | null
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
  onClose: () => void
}

/** One finding beside its list. */
export function FindingDrawer({ findingKey, choices, place, onPrevious, onNext, onClose }: Props) {
  const { t } = useTranslation('findings')
  const { data, error, refetch } = useQuery(FindingDrawerQuery, { variables: { key: findingKey } })
  useKeys({ '[': () => onPrevious?.(), ']': () => onNext?.() })
  const finding = data?.finding
  usePlace({ subject: finding?.id })
  const page = href(`/findings/${findingKey}`)
  return (
    <Drawer
      label={t('drawer.label', { key: findingKey })}
      onClose={onClose}
      head={
        <>
          <Key href={page}>{findingKey}</Key>
          <CopyButton text={`${location.origin}${page}`} what={t('drawer.link')} />
          {finding ? <PresentAt spot={{ subject: finding.id }} most={2} /> : null}
          <span className={classes.place}>
            {place === null
              ? null
              : t('drawer.place', { at: (place.at + 1).toLocaleString('en'), of: place.of.toLocaleString('en') })}
          </span>
          <Tooltip label={t('drawer.previous')}>
            <ActionIcon aria-label={t('drawer.previous')} onClick={onPrevious} disabled={onPrevious === undefined}>
              <ChevronUp size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('drawer.next')}>
            <ActionIcon aria-label={t('drawer.next')} onClick={onNext} disabled={onNext === undefined}>
              <ChevronDown size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <LinkTo
            plain
            href={page}
            className={classes.whole ?? ''}
            aria-label={t('drawer.whole')}
            title={t('drawer.whole')}
          >
            <Maximize2 size={14} aria-hidden />
          </LinkTo>
        </>
      }
      foot={
        finding && choices.me ? (
          <CommentBox key={finding.id} desk={{ me: choices.me.id, findingId: finding.id }} findingKey={finding.key} />
        ) : null
      }
    >
      {finding ? (
        <FindingDetail key={finding.id} titled finding={finding} choices={choices} />
      ) : error !== undefined ? (
        <Trouble message={error.message} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton />
      ) : (
        <EmptyState title={t('missing.title', { key: findingKey })} why={t('missing.why')} />
      )}
    </Drawer>
  )
}

import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { hrefOfKey } from '../../graph/refusal.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { HandOver } from './HandOver.tsx'
import classes from './tools.module.css'
import { useReread } from './useReread.ts'

const DepartureListQuery = graphql(`
  query DepartureList($id: ID!) {
    viewer { membership { id } can(act: ADMINISTER) { allowed reason } }
    departure(memberId: $id) {
      member { id name status }
      hidden
      items { kind label detail key engagementKey moves }
    }
  }
`)

const moving = ['responsibility.', 'member.', 'engagement.', 'finding.', 'gate.', 'override.', 'grant.']
type Props = { memberId: string; people: readonly { id: string; name: string; status: string }[] }

/** Everything that hangs on one person, by kind, and the hand-over. */
export function DepartureList({ memberId, people }: Props) {
  const { t } = useTranslation('raci')
  const { data, error, refetch } = useQuery(DepartureListQuery, {
    variables: { id: memberId },
    fetchPolicy: 'cache-and-network',
  })
  useReread(refetch, ({ kind }) => moving.some((prefix) => kind.startsWith(prefix)))
  if (error && !data) return <Trouble message={error.message} onRetry={() => void refetch()} />
  if (data === undefined) return <RowsSkeleton />
  const { member, items, hidden } = data.departure
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const may = data.viewer?.can
  const gone = member.status === 'REMOVED'
  return (
    <>
      <p role="status" className={classes.verdict}>
        {items.length === 0
          ? t(gone ? 'leaves.freeGone' : 'leaves.free', { name: member.name })
          : t(gone ? 'leaves.orphaned' : 'leaves.hangs', { name: member.name, count: items.length })}
        {hidden > 0 ? ` ${t('leaves.hidden', { count: hidden })}` : ''}
      </p>
      {may?.allowed ? (
        <HandOver member={member} people={people} moves={items.filter(({ moves }) => moves).length} />
      ) : (
        <p className={classes.quiet}>{may?.reason}</p>
      )}
      {kinds.map((kind) => {
        const here = items.filter((item) => item.kind === kind)
        return (
          <section key={kind} className={classes.orphans}>
            <SectionHead title={t(`orphan.${kind}`)} count={here.length} note={t(`orphanWhy.${kind}`)} />
            <ul>
              {here.map(({ label, detail, key, engagementKey }) => (
                <li key={`${label} ${detail} ${engagementKey}`}>
                  <LinkTo href={hrefOf(key ?? null, engagementKey ?? null)}>{label}</LinkTo>
                  <small>
                    {engagementKey && key !== engagementKey ? `${engagementKey} · ` : ''}
                    {detail}
                  </small>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function hrefOf(key: string | null, engagementKey: string | null): string {
  return hrefOfKey(key) ?? (engagementKey === null ? '/raci' : href(`/e/${engagementKey}`, { part: 'raci' }))
}

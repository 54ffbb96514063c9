import { useQuery } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { RaciMark } from './RaciMark.tsx'
import classes from './tools.module.css'

const MatrixHistoryQuery = graphql(`
  query MatrixHistory($from: DateTime!, $to: DateTime, $key: String) {
    raciDifference(from: $from, to: $to, engagementKey: $key) {
      scope
      scopeCode
      name
      team { id name }
      from
      to
      fromPerson { id name }
      toPerson { id name }
      changedBy { id name }
      changedAt
    }
  }
`)

const dayMs = 86_400_000
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** What became of the matrix between two days, cell by cell, with who made it so. */
export function MatrixHistory({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('raci')
  const [today] = useState(() => dayOf(new Date()))
  const [from, setFrom] = useState(() => dayOf(new Date(Date.now() - 30 * dayMs)))
  const [to, setTo] = useState(today)
  const variables = useMemo(
    () => ({
      from: `${from}T00:00:00.000Z`,
      // A day ends with its last moment; today ends now.
      to: to >= today ? null : `${to}T23:59:59.999Z`,
    }),
    [from, to, today],
  )
  const { data, error, loading, refetch } = useQuery(MatrixHistoryQuery, { variables, fetchPolicy: 'no-cache' })
  const changes = data?.raciDifference ?? []
  return (
    <Drawer label={t('history.title')} onClose={onClose} head={<b>{t('history.title')}</b>}>
      <div className={classes.panel}>
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t('history.from')}
            value={from}
            max={to}
            onChange={({ currentTarget: { value } }) => value && setFrom(value)}
          />
          <TextInput
            type="date"
            label={t('history.to')}
            value={to}
            min={from}
            max={today}
            onChange={({ currentTarget: { value } }) => value && setTo(value)}
          />
        </div>
        {error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : null}
        {loading && data === undefined ? <RowsSkeleton rows={4} /> : null}
        {data ? <p className={classes.quiet}>{t('history.count', { count: changes.length })}</p> : null}
        <ul className={classes.history}>
          {changes.map(({ scope, scopeCode, name, team, from: was, to: is, ...rest }) => (
            <li key={`${scope} ${scopeCode} ${team?.id}`}>
              <span>
                <b>{name}</b> · {team?.name ?? t('owner')}
              </span>
              <span>
                <RaciMark code={was ?? null} /> {rest.fromPerson?.name} → <RaciMark code={is ?? null} />{' '}
                {rest.toPerson?.name}
              </span>
              <small>
                {rest.changedBy?.name ?? t('someone')} {rest.changedAt ? <RelativeTime at={rest.changedAt} /> : null}
              </small>
            </li>
          ))}
        </ul>
        <LinkTo href={href('/activity', { kind: ['responsibilities'] })}>{t('history.all')}</LinkTo>
      </div>
    </Drawer>
  )
}

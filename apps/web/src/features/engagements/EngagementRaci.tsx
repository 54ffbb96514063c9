import { useQuery } from '@apollo/client/react'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EngagementRaciQuery as Answer } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './engagement.module.css'
import { useRefreshed } from './use-refreshed.ts'

const EngagementRaciQuery = graphql(`
  query EngagementRaci($key: String!) {
    engagement(key: $key) { id owner { id name } }
    raci(engagementKey: $key) {
      rows {
        id
        scope
        name
        cells { id seat code team { id name } }
        problems { code message }
      }
    }
  }
`)

type Row = Answer['raci']['rows'][number]
const scopes = ['LAYER', 'GATE'] as const

/** Who answers for each layer and gate of this engagement, and who does the work. Changed in the matrix. */
export function EngagementRaci({ engagementKey }: { engagementKey: string }) {
  const { t } = useTranslation('engagements')
  const { data, error, refetch } = useQuery(EngagementRaciQuery, { variables: { key: engagementKey } })
  useRefreshed(refetch, ({ kind }) => kind.startsWith('responsibility.'))
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <RowsSkeleton />
  const owner = data.engagement?.owner?.name
  const seatsOf = ({ cells }: Row, wanted: 'A' | 'R') =>
    cells
      .filter(({ code }) => code === wanted || code === 'AR')
      .map(({ seat, team }) =>
        seat === 'TEAM' ? (team?.name ?? '') : owner ? t('ownerNamed', { owner }) : t('useCaseOwner'),
      )
      .join(', ')
  return (
    <div className={classes.parts}>
      {scopes.map((scope) => (
        <section key={scope}>
          <SectionHead
            title={t(`scope.${scope}`)}
            actions={<LinkTo href={`/raci?scope=${scope === 'LAYER' ? 'layers' : 'gates'}`}>{t('inTheMatrix')}</LinkTo>}
          />
          <table className={classes.raci}>
            <thead>
              <tr>
                <th scope="col">{t(`scopeOne.${scope}`)}</th>
                <th scope="col">{t('accountable')}</th>
                <th scope="col">{t('responsible')}</th>
              </tr>
            </thead>
            <tbody>
              {data.raci.rows
                .filter((row) => row.scope === scope)
                .map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      {row.name}
                      {row.problems.map(({ code, message }) => (
                        <small key={code} className={classes.alarm}>
                          <TriangleAlert size={12} aria-hidden /> {message}
                        </small>
                      ))}
                    </th>
                    <td data-label={t('accountable')}>{seatsOf(row, 'A') || '–'}</td>
                    <td data-label={t('responsible')}>{seatsOf(row, 'R') || '–'}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}

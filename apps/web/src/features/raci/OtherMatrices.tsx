import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './raci.module.css'
import { useReread } from './useReread.ts'

const OtherMatricesQuery = graphql(`
  query OtherMatrices {
    raciGaps {
      engagement { id key name }
      ownCells
      rows { id }
    }
  }
`)

/** Which engagements set cells of their own, those with gaps first. */
export function OtherMatrices() {
  const { t } = useTranslation('raci')
  const { data, refetch } = useQuery(OtherMatricesQuery)
  useReread(refetch, ({ kind }) => kind.startsWith('responsibility.') || kind.startsWith('member.'))
  const others = (data?.raciGaps ?? [])
    .flatMap(({ engagement, ownCells, rows }) => (engagement ? [{ ...engagement, ownCells, gaps: rows.length }] : []))
    .toSorted((one, other) => other.gaps - one.gaps)
  if (others.length === 0) return null
  return (
    <span>
      {t('others')}{' '}
      {others.slice(0, 5).map(({ id, key, name, ownCells, gaps }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <LinkTo href={href(`/e/${key}`, { part: 'raci' })}>
            {key} {name}
          </LinkTo>{' '}
          <small className={gaps > 0 ? classes.alarm : undefined}>
            {gaps > 0 ? t('othersGaps', { count: gaps }) : t('othersCells', { count: ownCells })}
          </small>
        </span>
      ))}
      {others.length > 5 ? t('othersMore', { count: others.length - 5 }) : null}
    </span>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TrendChart } from './TrendChart.tsx'
import { TrendTable } from './TrendTable.tsx'

const PostureTrend_posture = graphql(`
  fragment PostureTrend_posture on Posture {
    trend { day open high critical }
  }
`)

/** Open findings at the end of each of the last 90 days, as a chart or as its table. */
export function PostureTrend(props: { posture: FragmentType<typeof PostureTrend_posture> }) {
  const { t } = useTranslation('posture')
  const [table, setTable] = useState(false)
  const { trend } = readFragment(PostureTrend_posture, props.posture)
  return (
    <section aria-label={t('trend.title')}>
      <SectionHead
        title={t('trend.title')}
        actions={
          <Button variant="subtle" color="gray" size="xs" onClick={() => setTable(!table)}>
            {t(table ? 'trend.asChart' : 'trend.asTable')}
          </Button>
        }
      />
      {table ? <TrendTable points={trend} /> : <TrendChart points={trend} />}
    </section>
  )
}

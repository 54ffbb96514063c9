import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { BrokenGlassRow } from './BrokenGlassRow.tsx'
import classes from './evidence.module.css'

const BrokenGlassQuery = graphql(`
  query BrokenGlass($key: String!) {
    engagement(key: $key) { id breakGlasses { id ...BrokenGlassRow_breakGlass } }
    viewer { membership { id } review: can(act: SIGN) { allowed } }
  }
`)

/** Where pipelines went past a gate of this use case without a verdict, and what oversight found. Nothing, where none did. */
export function BrokenGlass({ engagementKey }: { engagementKey: string }) {
  const { t } = useTranslation('engagements')
  const { data, refetch } = useQuery(BrokenGlassQuery, { variables: { key: engagementKey } })
  useLiveEvents(({ kind, engagement }) => {
    if (kind.startsWith('gate.glass') && engagement?.key === engagementKey) void refetch()
  })
  const broken = data?.engagement?.breakGlasses ?? []
  if (broken.length === 0) return null
  return (
    <section>
      <SectionHead title={t('glass.title')} count={broken.length} note={t('glass.note')} />
      <ul className={classes.list}>
        {broken.map((each) => (
          <BrokenGlassRow key={each.id} broken={each} mayReview={data?.viewer?.review.allowed === true} />
        ))}
      </ul>
    </section>
  )
}

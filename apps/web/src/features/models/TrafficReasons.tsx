import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { ReasonList } from './ReasonList.tsx'

export const TrafficReasons_version = graphql(`
  fragment TrafficReasons_version on ModelVersion {
    id
    reasonStatus: status
    trafficReasons { code message subjectKey }
  }
`)

/** From here no new traffic is authorised, whatever the gates say. */
const over: readonly string[] = ['RETIRING', 'RETIRED', 'ABANDONED', 'ROLLED_BACK']

/** What stands between a version and more production traffic; says so where nothing does. */
export function TrafficReasons(props: { version: FragmentType<typeof TrafficReasons_version> }) {
  const { t } = useTranslation('models')
  const { reasonStatus, trafficReasons } = readFragment(TrafficReasons_version, props.version)
  if (over.includes(reasonStatus)) return null
  return <ReasonList reasons={trafficReasons} title={t('trafficBlocked')} none={t('trafficOpen')} />
}

import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { ReasonList } from './ReasonList.tsx'

export const TrafficReasons_version = graphql(`
  fragment TrafficReasons_version on ModelVersion {
    id
    trafficReasons { code message subjectKey }
  }
`)

/** What stands between a version and more production traffic; says so where nothing does. */
export function TrafficReasons(props: { version: FragmentType<typeof TrafficReasons_version> }) {
  const { t } = useTranslation('models')
  const { trafficReasons } = readFragment(TrafficReasons_version, props.version)
  return <ReasonList reasons={trafficReasons} title={t('trafficBlocked')} none={t('trafficOpen')} />
}

import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'

export const VersionMeta_version = graphql(`
  fragment VersionMeta_version on ModelVersion {
    id
    versionStatus: status
    trafficPercent
    manifestDigest
    registeredAt
    engagement { id key name }
  }
`)

/** Where a version stands, how much traffic it takes, and the digest that it is known by. */
export function VersionMeta(props: { version: FragmentType<typeof VersionMeta_version> }) {
  const { t } = useTranslation('models')
  const version = readFragment(VersionMeta_version, props.version)
  const { key, name } = version.engagement
  return (
    <MetaLine>
      <LinkTo href={`/e/${key}`}>
        {key} {name}
      </LinkTo>
      <LifeMark life={version.versionStatus} />
      <span data-figures>{t('traffic', { percent: version.trafficPercent })}</span>
      <span>
        {t('registered')} <RelativeTime at={version.registeredAt} />
      </span>
      <Digest value={version.manifestDigest.replace(/^sha256:/, '')} length={16} />
    </MetaLine>
  )
}

import { Menu, UnstyledButton } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import classes from './engagement.module.css'

export const EngagementMeta_engagement = graphql(`
  fragment EngagementMeta_engagement on Engagement {
    id
    key
    engagementStatus: status
    tier
    restricted
    owner { id name }
    classification { id riskClass annexPoint article50 }
    modelVersions { id label modelName status trafficPercent }
  }
`)

/** What an engagement is at a glance: class, tier, status, owner; and the way to its versions. */
export function EngagementMeta(props: { engagement: FragmentType<typeof EngagementMeta_engagement> }) {
  const { t } = useTranslation('engagements')
  const router = useRouter()
  const engagement = readFragment(EngagementMeta_engagement, props.engagement)
  const { classification, owner, modelVersions } = engagement
  const serving = modelVersions.filter(({ trafficPercent }) => trafficPercent > 0)
  const shown = serving.length > 0 ? serving : modelVersions.slice(0, 1)
  return (
    <MetaLine>
      <LifeMark life={engagement.engagementStatus} />
      <ClassMark riskClass={classification?.riskClass ?? null} annexPoint={classification?.annexPoint} />
      {classification?.article50 ? t('class.article50Short') : null}
      {t('tierShort', { tier: engagement.tier })}
      {engagement.restricted ? t('restricted') : null}
      {owner ? (
        <span className={classes.person}>
          <Avatar name={owner.name} silent /> {owner.name}
        </span>
      ) : (
        t('nobody')
      )}
      {modelVersions.length === 0 ? null : (
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <UnstyledButton
              className={classes.switcher ?? ''}
              aria-label={`${shown.map(({ label }) => label).join(', ')}: ${t('version.switch')}`}
            >
              {shown.map(({ label }) => label).join(', ')} <ChevronDown size={12} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {modelVersions.map(({ id, label, modelName, status, trafficPercent }) => (
              <Menu.Item
                key={id}
                onClick={() => router.history.push(`/e/${engagement.key}/v/${encodeURIComponent(label)}`)}
                rightSection={trafficPercent > 0 ? <span data-figures>{trafficPercent} %</span> : null}
              >
                <span className={classes.versionChoice}>
                  <LifeMark life={status} bare /> {modelName} <b>{label}</b>
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </MetaLine>
  )
}

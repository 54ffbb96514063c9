import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tabs } from '../../ui/Tabs.tsx'

/** The head that the pages of the settings share. */
export function SettingsHead({ actions }: { actions?: ReactNode }) {
  const { t } = useTranslation('settings')
  return (
    <PageHead
      title={t('title')}
      actions={actions}
      tabs={
        <Tabs
          label={t('tabs.name')}
          tabs={[
            { label: t('tabs.members'), href: '/settings/members' },
            { label: t('tabs.tokens'), href: '/settings/tokens' },
            { label: t('tabs.gates'), href: '/settings/gates' },
            { label: t('tabs.profile'), href: '/settings/profile' },
          ]}
        />
      }
    />
  )
}

import { ActionIcon, Menu } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { Download, FileSpreadsheet, FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAsOf } from '../../live/as-of/as-of.ts'
import { href } from '../../ui/href.ts'

/** The register into a file and out of one. */
export function RegisterFiles({ mayEnter }: { mayEnter: boolean }) {
  const { t } = useTranslation('engagements')
  const router = useRouter()
  const asOf = useAsOf()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('register.files')} title={t('register.files')}>
          <FileSpreadsheet size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEnter ? (
          <Menu.Item
            leftSection={<FileUp size={14} aria-hidden />}
            onClick={() => router.history.push('/register/bring-in')}
          >
            {t('register.bringIn')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          component="a"
          href={href('/export/register.csv', { asOf })}
          download
          leftSection={<Download size={14} aria-hidden />}
        >
          {asOf === null ? t('register.export') : t('register.exportThen')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

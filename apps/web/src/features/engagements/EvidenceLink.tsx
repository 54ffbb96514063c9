import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export type Link = { url: string; digest: string }

type Props = {
  link: Link
  onChange: (link: Link) => void
  faults: { url?: string | undefined; digest?: string | undefined }
}

/** Evidence that stays where it is: its address, and the digest of what stands there. Nothing is fetched. */
export function EvidenceLink({ link, onChange, faults }: Props) {
  const { t } = useTranslation('engagements')
  return (
    <>
      <TextInput
        label={t('evidence.url')}
        description={t('evidence.urlHint')}
        placeholder="https://"
        inputMode="url"
        required
        value={link.url}
        onChange={(event) => onChange({ ...link, url: event.currentTarget.value })}
        error={faults.url}
      />
      <TextInput
        label={t('evidence.digest')}
        description={t('evidence.digestHint')}
        value={link.digest}
        onChange={(event) => onChange({ ...link, digest: event.currentTarget.value })}
        error={faults.digest}
      />
    </>
  )
}

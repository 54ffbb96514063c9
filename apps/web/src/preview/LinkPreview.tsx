import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../ui/Digest.tsx'
import { PropertyList } from '../ui/PropertyList.tsx'
import classes from './preview.module.css'
import type { Previewed } from './preview-kind.ts'

/** Where a link leads and what was declared for it. It is opened by the person alone, without telling who comes. */
export function LinkPreview({ revision }: { revision: Previewed }) {
  const { t } = useTranslation('preview')
  const { url, declaredDigest, name } = revision
  if (!url?.startsWith('https://')) return null
  return (
    <>
      <PropertyList
        properties={[
          { label: t('link.title'), value: name },
          {
            label: t('link.url'),
            value: (
              <a className={classes.address} href={url} target="_blank" rel="noreferrer noopener nofollow">
                {url} <ExternalLink size={12} aria-hidden />
              </a>
            ),
          },
          {
            label: t('link.digest'),
            value: declaredDigest ? <Digest value={declaredDigest} length={19} attested /> : t('link.none'),
          },
        ]}
      />
      <p className={classes.note}>{t('link.note')}</p>
    </>
  )
}

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { mostImage } from './limits.ts'
import classes from './preview.module.css'
import type { Previewed } from './preview-kind.ts'
import { useFile } from './use-file.ts'

const types: { readonly [ending: string]: string } = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

/** A picture of points; its type is ours, so that nothing else passes for one. */
export function ImagePreview({ revision }: { revision: Previewed }) {
  const { t } = useTranslation('preview')
  const { name, downloadPath } = revision
  const answer = useFile(downloadPath, mostImage)
  const [address, setAddress] = useState<string | null>(null)
  const bytes = answer.state === 'read' && answer.file.whole ? answer.file.bytes : null
  const type = types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'image/png'
  useEffect(() => {
    if (bytes === null) return
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  if (answer.state === 'failed') return <Trouble message={answer.why} />
  if (answer.state === 'read' && !answer.file.whole) return <p className={classes.note}>{t('tooLarge')}</p>
  if (address === null) return <RowsSkeleton />
  return <img className={classes.image} src={address} alt={name} />
}

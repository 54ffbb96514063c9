import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './words.ts'
import classes from './uploads.module.css'

/** The names of files of which only a part arrived, from this browser, within a day: choosing one goes on with it. */
export function CutOff() {
  const { t } = useTranslation('uploads')
  const [names, setNames] = useState<readonly string[]>([])
  useEffect(() => {
    let shown = true
    void cutOffNames().then((found) => shown && setNames(found))
    return () => {
      shown = false
    }
  }, [])
  return names.map((name) => (
    <p key={name} className={classes.note}>
      {t('cutOff', { name })}
    </p>
  ))
}

const dayMs = 86_400_000

async function cutOffNames(): Promise<string[]> {
  const { defaultOptions } = await import('tus-js-client')
  const earlier = await defaultOptions.urlStorage.findAllUploads().catch(() => [])
  return earlier
    .filter(({ creationTime }) => Date.parse(creationTime) > Date.now() - dayMs)
    .flatMap(({ metadata }) => metadata.name ?? [])
}

import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BrandMark } from './BrandMark.tsx'
import classes from './OpenFrame.module.css'

/** The frame of the pages before signing in: the mark, and one narrow column at the top left. */
export function OpenFrame() {
  const { t } = useTranslation('app')
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <BrandMark />
        {t('name')}
      </header>
      <main className={classes.main}>
        <Outlet />
      </main>
    </div>
  )
}

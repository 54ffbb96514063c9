import { useLocation } from '@tanstack/react-router'
import { LinkTo } from './LinkTo.tsx'
import classes from './Tabs.module.css'

export type Tab = { label: string; href: string; count?: number | undefined; current?: boolean | undefined }

/** Parts of one object, each with its own address. Without `current` the tab of the present path is the current one. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const here = useLocation({ select: (location) => location.pathname })
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => {
        const current = tab.current ?? tab.href.split('?')[0] === here
        return (
          <LinkTo plain key={tab.href} href={tab.href} aria-current={current ? 'page' : undefined}>
            {tab.label}
            {tab.count === undefined ? null : <span className={classes.count}>{tab.count.toLocaleString('en')}</span>}
          </LinkTo>
        )
      })}
    </nav>
  )
}

import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { wasCovered } from './covered.ts'
import classes from './Drawer.module.css'

/** The id of the shell's place for a drawer, beside the main landmark. */
export const drawerPlace = 'drawer-place'

type Props = {
  label: string
  onClose: () => void
  /** Left in the head: key, previous and next, a link to the page. */
  head?: ReactNode
  /** Stays in sight under the scrolling part: a comment box, a decision. */
  foot?: ReactNode
  children: ReactNode
}

/**
 * One object at the right of its list, which stays usable: nothing is covered on a wide screen and nothing is modal.
 * Esc closes it when no menu or dialog lies above. Focus returns to where it was.
 */
export function Drawer({ label, onClose, head, foot, children }: Props) {
  const { t } = useTranslation('ui')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const closing = useRef(onClose)
  useEffect(() => {
    closing.current = onClose
  })

  useLayoutEffect(() => setPlace(document.getElementById(drawerPlace) ?? document.body), [])
  useEffect(() => {
    const before = document.activeElement
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !wasCovered()) closing.current()
    }
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('keydown', close)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  if (place === null) return null
  return createPortal(
    <aside className={classes.drawer} aria-label={label}>
      <div className={classes.head}>
        <div className={classes.title}>{head}</div>
        <ActionIcon onClick={onClose} aria-label={t('close')}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the part that scrolls must be reachable by key. */}
      <section className={classes.body} tabIndex={0} aria-label={label}>
        {children}
      </section>
      {foot ? <div className={classes.foot}>{foot}</div> : null}
    </aside>,
    place,
  )
}

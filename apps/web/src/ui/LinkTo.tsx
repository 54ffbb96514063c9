import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import classes from './LinkTo.module.css'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string
  children: ReactNode
  plain?: boolean | undefined
}

/** A link inside the product. It keeps the page loaded, and leaves ⌘-click, middle click and download to the browser. */
export function LinkTo({ href, plain, className, onClick, ...rest }: Props) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const aside = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || aside || !href.startsWith('/') || rest.target !== undefined) return
    event.preventDefault()
    router.history.push(href)
  }
  const look = plain ? classes.plain : classes.link
  return <a {...rest} href={href} className={className ? `${look} ${className}` : look} onClick={follow} />
}

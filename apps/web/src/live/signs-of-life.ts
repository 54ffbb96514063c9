import { keyOf, type Place } from './presence-store.ts'

type Sending = {
  show: (place: Place, typing: boolean) => void
  /** `last`: the page goes away, and what is sent must outlive it. */
  hide: (last: boolean) => void
}

export type SignsOfLife = ReturnType<typeof openSignsOfLife>

const everyMs = 10_000
/** Who walks through a list is nowhere until they stop. */
const settleMs = 200
/** Between two pages one is nowhere; that is no reason to vanish. */
const leaveMs = 1_000
const typingEveryMs = 3_000
/** What others see of it ends by itself after so long. */
const typingLastsMs = 5_000

/** Tells where one is: when one comes, every ten seconds while one looks, and when one leaves. */
export function openSignsOfLife({ show, hide }: Sending) {
  let place: Place | null = null
  let shown = false
  let looking = true
  let typedAt = Number.NEGATIVE_INFINITY
  let toldTypingAt = Number.NEGATIVE_INFINITY
  let next: ReturnType<typeof setTimeout> | undefined

  const isTyping = () => Date.now() - typedAt < typingEveryMs

  function tell() {
    clearTimeout(next)
    if (!looking) return
    if (place === null) return leave(false)
    const typing = isTyping()
    if (typing) toldTypingAt = Date.now()
    shown = true
    show(place, typing)
    next = setTimeout(tell, everyMs)
  }

  function leave(last: boolean) {
    clearTimeout(next)
    if (shown) hide(last)
    shown = false
  }

  return {
    at(to: Place | null) {
      if (place === to || (place !== null && to !== null && keyOf(place) === keyOf(to))) return
      place = to
      typedAt = Number.NEGATIVE_INFINITY
      clearTimeout(next)
      next = setTimeout(tell, to === null ? leaveMs : settleMs)
    },
    typed() {
      typedAt = Date.now()
      if (typedAt - toldTypingAt >= typingEveryMs) tell()
    },
    stopped() {
      if (Date.now() - toldTypingAt > typingLastsMs) return
      typedAt = Number.NEGATIVE_INFINITY
      toldTypingAt = Number.NEGATIVE_INFINITY
      tell()
    },
    /** The tab is looked at, or not. */
    look(now: boolean) {
      if (looking === now) return
      looking = now
      if (now) tell()
      else leave(false)
    },
    gone() {
      looking = false
      leave(true)
    },
  }
}

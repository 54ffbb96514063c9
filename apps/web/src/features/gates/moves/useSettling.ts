import { type RefObject, useLayoutEffect, useRef } from 'react'

const settleMs = 180

/** Cards that another place of the board got are seen to go there, instead of jumping. */
export function useSettling(board: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, { left: number; top: number }>())
  useLayoutEffect(() => {
    const within = board.current
    if (within === null) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const origin = within.getBoundingClientRect()
    const now = new Map<string, { left: number; top: number }>()
    for (const card of within.querySelectorAll<HTMLElement>('[data-gate]')) {
      const id = card.dataset.gate ?? ''
      const { left, top } = card.getBoundingClientRect()
      const here = { left: left - origin.left, top: top - origin.top }
      const before = places.current.get(id)
      now.set(id, here)
      if (still || before === undefined) continue
      const [x, y] = [before.left - here.left, before.top - here.top]
      if (x === 0 && y === 0) continue
      card.animate(
        [
          { transform: `translate(${x}px, ${y}px)`, zIndex: 3 },
          { transform: 'none', zIndex: 3 },
        ],
        {
          duration: settleMs,
          easing: 'cubic-bezier(0.2, 0, 0, 1)',
        },
      )
    }
    places.current = now
  }, [board, order])
}

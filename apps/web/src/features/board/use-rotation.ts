import { useEffect, useState } from 'react'

const everyMs = 15_000
/** A pointer that was left lying on the wall's screen does not hold it for ever. */
const pointedForMs = 30_000

type Rotation = {
  page: number
  paused: boolean
  goTo: (page: number) => void
  toggle: () => void
}

/** Turns the pages of a wall by itself. Space or a tap pauses, a moving pointer holds for a while, arrow keys turn. */
export function useRotation(count: number): Rotation {
  const [turned, setTurned] = useState(0)
  const [stopped, setStopped] = useState(false)
  const [pointed, setPointed] = useState(false)
  const page = count === 0 ? 0 : turned % count
  const paused = stopped || pointed

  useEffect(() => {
    if (count < 2 || paused) return
    const timer = setTimeout(() => setTurned((page + 1) % count), everyMs)
    return () => clearTimeout(timer)
  }, [count, page, paused])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const handlePointer = ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return
      setPointed(true)
      clearTimeout(timer)
      timer = setTimeout(() => setPointed(false), pointedForMs)
    }
    const handleKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === ' ') setStopped((before) => !before)
      else if (event.key === 'ArrowRight') setTurned((before) => (before + 1) % Math.max(1, count))
      else if (event.key === 'ArrowLeft') setTurned((before) => (before + count - 1) % Math.max(1, count))
      else return
      event.preventDefault()
    }
    addEventListener('pointermove', handlePointer)
    addEventListener('keydown', handleKey)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', handlePointer)
      removeEventListener('keydown', handleKey)
    }
  }, [count])

  return { page, paused, goTo: setTurned, toggle: () => setStopped((before) => !before) }
}

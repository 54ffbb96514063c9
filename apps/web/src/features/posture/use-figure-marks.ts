import { useEffect, useRef, useState } from 'react'
import type { FigureCode } from '../../generated/gql/graphql.ts'
import { useLiveEvents } from '../../live/live.ts'
import { canMove, type Mover } from './figure-movers.ts'

export type FigureMark = { at: number; before: number; movers: readonly Mover[] }

const shownMs = 6_000
/** A fact and the figures that it moves come by two streams, in either order. */
const apartMs = 2_000

/** The figures that moved just now, each for a moment, with what it was before and the facts that moved it. */
export function useFigureMarks(
  figures: readonly { code: FigureCode; value: number; of: number | null }[],
): ReadonlyMap<FigureCode, FigureMark> {
  const [marks, setMarks] = useState<ReadonlyMap<FigureCode, FigureMark>>(new Map())
  const known = useRef<ReadonlyMap<FigureCode, { text: string; value: number }>>(undefined)
  const recent = useRef<{ at: number; fact: Mover }[]>([])
  const text = JSON.stringify(figures.map(({ code, value, of }) => [code, { text: `${value}/${of}`, value }]))

  useLiveEvents((fact) => {
    const at = Date.now()
    recent.current = [...recent.current.filter((each) => at - each.at < apartMs), { at, fact }]
    setMarks((before) => {
      const late = [...before].filter(([code, mark]) => at - mark.at < apartMs && canMove(code, fact))
      if (late.length === 0) return before
      const told = late.map(([code, mark]) => [code, { ...mark, movers: [...mark.movers, fact] }] as const)
      return new Map([...before, ...told])
    })
  })

  useEffect(() => {
    const now = new Map<FigureCode, { text: string; value: number }>(JSON.parse(text))
    const old = known.current
    known.current = now
    if (old === undefined) return
    const at = Date.now()
    const facts = recent.current.filter((each) => at - each.at < apartMs).map(({ fact }) => fact)
    const moved = [...now].flatMap(([code, { text: is }]) => {
      const was = old.get(code)
      if (was === undefined || was.text === is) return []
      const mark = { at, before: was.value, movers: facts.filter((fact) => canMove(code, fact)) }
      return [[code, mark] as const]
    })
    if (moved.length > 0) setMarks((before) => new Map([...before, ...moved]))
  }, [text])

  useEffect(() => {
    if (marks.size === 0) return
    const oldest = Math.min(...[...marks.values()].map(({ at }) => at))
    const timer = setTimeout(
      () => setMarks((before) => new Map([...before].filter(([, { at }]) => at > oldest))),
      Math.max(0, oldest + shownMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [marks])
  return marks
}

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Figures } from '../../ui/Figures.tsx'
import { splitDoors } from './figure-doors.ts'
import classes from './posture.module.css'

const PostureFigures_posture = graphql(`
  fragment PostureFigures_posture on Posture {
    figures { code label value of aiSpecific classical href }
  }
`)

const markedFor = 1_800

/** The figures that leadership reads, each the door to its rows; one that just changed is marked for a moment. */
export function PostureFigures(props: { posture: FragmentType<typeof PostureFigures_posture> }) {
  const { t } = useTranslation('posture')
  const { figures } = readFragment(PostureFigures_posture, props.posture)
  const changed = useChanged(figures.map(({ code, value, of }) => [code, `${value}/${of}`]))
  return (
    <Figures label={t('figures')}>
      {figures.map(({ code, label, value, of, aiSpecific, classical, href }) => (
        <div key={code} className={classes.figure} data-changed={changed.has(code) || undefined}>
          <Figure
            label={label}
            value={value}
            of={of ?? undefined}
            ai={aiSpecific ?? undefined}
            classical={classical ?? undefined}
            href={href}
            {...splitDoors(href)}
            alarming
          />
        </div>
      ))}
    </Figures>
  )
}

/** The names whose value is not what it was, for as long as the mark stands. */
function useChanged(values: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const before = useRef<ReadonlyMap<string, string>>(undefined)
  const key = JSON.stringify(values)
  useEffect(() => {
    const now = new Map(JSON.parse(key) as [string, string][])
    const old = before.current
    before.current = now
    if (old === undefined) return
    const names = [...now].filter(([name, value]) => old.has(name) && old.get(name) !== value).map(([name]) => name)
    if (names.length === 0) return
    setChanged(new Set(names))
    const timer = setTimeout(() => setChanged(new Set()), markedFor)
    return () => clearTimeout(timer)
  }, [key])
  return changed
}

import type { ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'
import { type GateState, GateStateMark } from './GateStateMark.tsx'
import classes from './HeatMap.module.css'
import { LinkTo } from './LinkTo.tsx'

export type HeatCell = {
  state: GateState
  href: string
  note?: string | undefined
  /** Who moved it just now. */
  by?: string | undefined
}
export type HeatRow = { id: string; head: ReactNode; cells: readonly (HeatCell | null)[] }
type Props = { caption: string; corner: string; columns: readonly string[]; rows: readonly HeatRow[] }

const heat: Record<GateState, string> = {
  NOT_STARTED: 'cold',
  COLLECTING: 'cold',
  READY: 'ready',
  APPROVED: 'pass',
  APPROVED_WITH_CONDITIONS: 'caution',
  RETURNED: 'warm',
  REJECTED: 'hot',
  STALE: 'stale',
  OVERDUE: 'warm',
  REVOKED: 'hot',
  NOT_APPLICABLE: 'none',
}

/** Use cases by gates. It is a table: each cell holds the state's mark and is the door to its gate. */
export function HeatMap({ caption, corner, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section className={classes.scroll} aria-label={caption} tabIndex={0}>
      <table className={classes.map}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.head}</th>
              {columns.map((column, index) => {
                const cell = row.cells[index]
                return (
                  <td
                    key={column}
                    data-heat={cell ? heat[cell.state] : 'none'}
                    data-moved={cell?.by ? true : undefined}
                  >
                    {cell ? (
                      <LinkTo plain className={classes.cell} href={cell.href}>
                        <GateStateMark state={cell.state} bare={cell.note !== undefined} />
                        {cell.note ? <span>{cell.note}</span> : null}
                        {cell.by === undefined ? null : (
                          <span className={classes.by}>
                            <Avatar name={cell.by} size={18} />
                          </span>
                        )}
                      </LinkTo>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

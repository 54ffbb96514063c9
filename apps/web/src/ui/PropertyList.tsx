import type { ReactNode } from 'react'
import classes from './PropertyList.module.css'

export type Property = { label: string; value: ReactNode }

/** An object's properties, name beside value. */
export function PropertyList({ properties }: { properties: readonly Property[] }) {
  return (
    <dl className={classes.list}>
      {properties.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

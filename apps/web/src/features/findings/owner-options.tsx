import { UserRound } from 'lucide-react'
import { Avatar } from '../../ui/Avatar.tsx'
import type { InlineOption } from '../../ui/InlineSelect.tsx'
import type { Person } from './finding-choices.ts'
import classes from './findings.module.css'

/** The choice that leaves a finding without an owner. */
export const nobody = '-'

/** Nobody first, then people by name, the reader before all others. */
export function ownerOptions(people: readonly Person[], me: string | null, none: string): InlineOption<string>[] {
  const ordered = people.toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
  return [
    {
      value: nobody,
      label: none,
      mark: (
        <span className={classes.nobody}>
          <UserRound size={14} aria-hidden /> {none}
        </span>
      ),
    },
    ...ordered.map(({ id, name }) => ({
      value: id,
      label: name,
      mark: (
        <span className={classes.person}>
          <Avatar name={name} silent /> <span>{name}</span>
        </span>
      ),
    })),
  ]
}

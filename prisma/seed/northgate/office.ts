import type { Person } from '../story/story.ts'
import type { When } from '../writing/clock.ts'

/** What happened in the programme beside its engagements. */
export type Office = {
  /** Guests of single engagements. */
  guests: readonly { person: Person; engagement: string; at: When; by: Person; until: When }[]
  /** Who has left. */
  left: readonly { person: Person; at: When; by: Person; reason: string }[]
  /** Cells of the responsibility matrix that were changed since. */
  cells: readonly {
    scope: 'LAYER' | 'CONTROL'
    code: string
    team: 'SECURITY_OPERATIONS' | 'ML_PLATFORM'
    to: '' | 'R'
    at: When
    by: Person
    reason: string
  }[]
}

export const northgateOffice: Office = {
  guests: [
    { person: 'nadia', engagement: 'nora', at: [45, '10:00'], by: 'henrik', until: -60 },
    { person: 'nadia', engagement: 'merchant-console', at: [45, '10:02'], by: 'henrik', until: -60 },
  ],
  left: [{ person: 'ruth', at: [21, '17:00'], by: 'henrik', reason: 'Left the company' }],
  cells: [
    {
      scope: 'CONTROL',
      code: 'RUNTIME-CORPUS-ACCESS',
      team: 'ML_PLATFORM',
      to: '',
      at: [28, '15:00'],
      by: 'jonas',
      reason: 'The index moves to data engineering; nobody has taken it yet',
    },
    {
      scope: 'LAYER',
      code: 'MONITORING',
      team: 'SECURITY_OPERATIONS',
      to: 'R',
      at: [21, '17:05'],
      by: 'henrik',
      reason: 'Its lead left; the A waits for a successor',
    },
  ],
}

export const noOffice: Office = { guests: [], left: [], cells: [] }

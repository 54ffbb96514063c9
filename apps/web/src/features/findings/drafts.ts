/** Whose words about which finding: on a shared computer nobody may see what somebody else left behind. */
export type Desk = { me: string; findingId: string }

const placeOf = ({ me, findingId }: Desk) => `assay.draft.${me}.${findingId}`

/** What was being written about a finding when the page was left. */
export function readDraft(desk: Desk): string {
  try {
    return localStorage.getItem(placeOf(desk)) ?? ''
  } catch {
    return '' // Storage may be switched off; drafts then live as long as the page.
  }
}

export function keepDraft(desk: Desk, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(placeOf(desk))
    else localStorage.setItem(placeOf(desk), text)
  } catch {
    // As above.
  }
}

/** A condition as it is being written. `key` tells the rows of the form apart. */
export type DraftCondition = { key: string; text: string; ownerId: string | null; expires: string }

export const newCondition = (): DraftCondition => ({ key: crypto.randomUUID(), text: '', ownerId: null, expires: '' })

/** Whether each condition says what, by whom and until when. */
export const areComplete = (conditions: readonly DraftCondition[]): boolean =>
  conditions.length > 0 &&
  conditions.every(({ text, ownerId, expires }) => text.trim() !== '' && ownerId !== null && expires !== '')

/** Conditions as the command takes them; each lasts until the end of its day. */
export const toInput = (conditions: readonly DraftCondition[]) =>
  conditions.flatMap(({ text, ownerId, expires }) =>
    ownerId === null ? [] : [{ text: text.trim(), ownerId, expiresAt: new Date(`${expires}T23:59:59`).toISOString() }],
  )

type Versioned = { id: string; version: number }

/**
 * The reader's own edits, by engagement: they are sent one after the other, each on the version that the last one made,
 * so that nobody is in conflict with themselves.
 */
const turns = new Map<string, Promise<unknown>>()
const made = new Map<string, number>()

/** Runs `edit` when the earlier edits of this engagement are answered. It must not reject. */
export function inTurn<Answer>(id: string, edit: () => Promise<Answer>): Promise<Answer> {
  const turn = (turns.get(id) ?? Promise.resolve()).then(edit)
  turns.set(id, turn)
  return turn
}

/** What an edit made of the engagement. */
export function noteVersion({ id, version }: Versioned): void {
  made.set(id, version)
}

/** The version to expect: the shown one, unless an edit of the reader made a newer one that is not shown yet. */
export const newestVersion = ({ id, version }: Versioned): number => Math.max(version, made.get(id) ?? 0)

type Right = { allowed: boolean; reason?: string | null }

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRight = (value: object): value is Right => 'allowed' in value

/** What the viewer may do, with every right in it taken away: the past cannot be acted on. */
export function withoutRights<Rights extends object>(rights: Rights, reason: string): Rights {
  const taken = Object.entries(rights).map(([name, value]: [string, unknown]) => {
    if (!isObject(value)) return [name, value]
    return [name, isRight(value) ? { ...value, allowed: false, reason } : withoutRights(value, reason)]
  })
  return Object.fromEntries(taken) as Rights
}

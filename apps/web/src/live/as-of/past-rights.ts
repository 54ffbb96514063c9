type Right = { allowed: boolean; reason?: string | null }

const isRight = (value: unknown): value is Right => typeof value === 'object' && value !== null && 'allowed' in value

/** What the viewer may do, with every right taken away: the past cannot be acted on. */
export function withoutRights<Rights extends object>(rights: Rights, reason: string): Rights {
  return Object.fromEntries(
    Object.entries(rights).map(([name, value]) => [
      name,
      isRight(value) ? { ...value, allowed: false, reason } : value,
    ]),
  ) as Rights
}

import { Denied } from '@assay/domain'

const most = 5
const windowMs = 5 * 60_000
/** Forgets the oldest beyond this, so that made-up names cannot fill the memory. */
const mostNames = 10_000

/** Wrong passwords by what they were tried on, in this process. */
const wrong = new Map<string, number[]>()

export const tries = {
  /**
   * Lets the work try a password, at most five wrong ones in five minutes a name; a try counts from its start, so that
   * parallel ones do not slip through. The work refuses a wrong password by throwing; a right one clears the count.
   */
  async guard<T>(name: string, now: Date, work: () => Promise<T>): Promise<T> {
    const recent = (wrong.get(name) ?? []).filter((at) => now.getTime() - at < windowMs)
    if (recent.length >= most) {
      throw new Denied('Too many wrong passwords. Wait five minutes, then try again.')
    }
    wrong.delete(name)
    wrong.set(name, [...recent, now.getTime()])
    const oldest = wrong.keys().next()
    if (wrong.size > mostNames && oldest.done !== true) wrong.delete(oldest.value)
    const answer = await work()
    wrong.delete(name)
    return answer
  },
}

import { InvalidInput } from '../refusal.ts'

const said = (moment: Date) => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** Why the record cannot be read as of this moment, or null. */
export function objectionToMoment(moment: Date, record: { began: Date; now: Date }): InvalidInput | null {
  const { began, now } = record
  if (Number.isNaN(moment.getTime())) return refusal('That is no moment. Write it as in 2026-10-12T09:00:00Z.')
  if (moment > now) return refusal(`${said(moment)} has not come yet. Choose a moment until now, ${said(now)}.`)
  if (moment < began) return refusal(`The record began on ${said(began)}. Choose a moment from then on.`)
  return null
}

const refusal = (message: string) => new InvalidInput([{ path: ['asOf'], message }])

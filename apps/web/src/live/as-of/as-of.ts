import { createContext, use } from 'react'

/** The past moment that is looked at, in ISO 8601; null for now. */
export const AsOf = createContext<string | null>(null)

export const useAsOf = (): string | null => use(AsOf)

const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** The moment as people read it, in their own zone: "12 Oct 2026, 09:00". */
export const sayMoment = (asOf: string): string => absolute.format(new Date(asOf))

/** Why a past moment cannot be shown; each field of a question says the same. */
export const whyNot = ({ message }: Error): string => [...new Set(message.split('\n'))].join(' ')

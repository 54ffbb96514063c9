/** The last moment of a day such as 2026-11-23, where the reader is. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()

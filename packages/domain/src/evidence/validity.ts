const day = 86_400_000

/** When evidence of this validity ends, counted from when it takes effect; null for what does not expire. */
export function endOfValidity(effectiveFrom: Date, validityDays: number | null): Date | null {
  return validityDays === null ? null : new Date(effectiveFrom.getTime() + validityDays * day)
}

/** A digest without the name of its algorithm, as it is shown and copied. */
export const shortDigest = (digest: string): string => digest.replace(/^sha256:/, '')

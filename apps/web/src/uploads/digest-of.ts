/** Above this a browser would hold too much at once; the server's digest is then the only one. */
const largest = 256 * 1024 ** 2

/** The SHA-256 of a file in hexadecimal, or null where the browser cannot compute it. */
export async function digestOf(file: Blob): Promise<string | null> {
  // Absent where the page is served over plain HTTP from elsewhere.
  if (file.size > largest || !('subtle' in crypto)) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

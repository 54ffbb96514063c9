export type ReadFile = { bytes: Uint8Array<ArrayBuffer>; whole: boolean }

/** The first `most` bytes of a file on record. Throws with what the server said, such as that it was disposed of. */
export async function readFile(path: string, most: number, signal: AbortSignal): Promise<ReadFile> {
  const answer = await fetch(path, { signal })
  if (!answer.ok) throw new Error(await reasonIn(answer))
  if (answer.body === null) return { bytes: new Uint8Array(), whole: true }
  const reader = answer.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (size <= most) {
    const { done, value } = await reader.read()
    if (done) return { bytes: joined(parts, size), whole: true }
    parts.push(value)
    size += value.byteLength
  }
  await reader.cancel()
  return { bytes: joined(parts, size).slice(0, most), whole: false }
}

/** The text of a file, of whichever encoding its first bytes name; UTF-8 where they name none. */
export function textOf({ bytes }: ReadFile): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

async function reasonIn(answer: Response): Promise<string> {
  const said: unknown = await answer.json().catch(() => null)
  return typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string'
    ? said.error
    : `The server answered ${answer.status}`
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}

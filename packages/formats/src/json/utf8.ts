import { ReadRefusal } from '../report.ts'

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: null, skip: 3 },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le', skip: 2 },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be', skip: 2 },
  { bytes: [0x7b, 0x00], encoding: 'utf-16le', skip: 0 },
  { bytes: [0x00, 0x7b], encoding: 'utf-16be', skip: 0 },
] as const

/**
 * The bytes as UTF-8 without a byte order mark, whether they came as UTF-8 or UTF-16 (RFC 8259 allows only the former;
 * tools on Windows write the latter). Throws TOO_LARGE behind the bound, NOT_RECOGNISED when there is nothing.
 */
export async function* utf8(bytes: AsyncIterable<Uint8Array>, fileBytes: number): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array()
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let total = 0
  for await (const chunk of bytes) {
    total += chunk.length
    if (total > fileBytes) {
      const limit = Math.floor(fileBytes / 1024 ** 2)
      throw new ReadRefusal('TOO_LARGE', `The file is larger than ${limit} MB. Split it, one run a file`)
    }
    let body = chunk
    if (head !== null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      if (head.length < 3) continue
      const { encoding, skip } = markOf(head)
      decoder = encoding === null ? null : new TextDecoder(encoding, { ignoreBOM: true })
      body = head.subarray(skip)
      head = null
    }
    yield decoder === null ? body : Buffer.from(decoder.decode(body, { stream: true }))
  }
  if (total === 0) throw new ReadRefusal('NOT_RECOGNISED', 'The file is empty. Export it again from the tool')
  if (head !== null) yield head
  if (decoder !== null) yield Buffer.from(decoder.decode())
}

function markOf(head: Uint8Array): { encoding: string | null; skip: number } {
  return marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte)) ?? { encoding: null, skip: 0 }
}

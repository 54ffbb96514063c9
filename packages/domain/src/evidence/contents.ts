import { InvalidInput } from '../refusal.ts'

type Kind = { name: string; endings: readonly string[]; begins: (head: Uint8Array) => boolean }

const magic =
  (...starts: readonly (readonly number[])[]) =>
  (head: Uint8Array) =>
    starts.some((start) => start.every((byte, index) => head[index] === byte))

const at = (head: Uint8Array, offset: number, text: string) =>
  Array.from(text).every((letter, index) => head[offset + index] === letter.charCodeAt(0))

/** Kinds of files that people and tools recognise by their ending, and how their bytes begin. */
const kinds: readonly Kind[] = [
  // Readers accept a header within the first kilobyte (ISO 32000-1, annex H); nothing but space may stand before it here.
  { name: 'a PDF', endings: ['pdf'], begins: (head) => textOf(head).trimStart().startsWith('%PDF-') },
  { name: 'a PNG image', endings: ['png'], begins: magic([0x89, 0x50, 0x4e, 0x47]) },
  { name: 'a JPEG image', endings: ['jpg', 'jpeg'], begins: magic([0xff, 0xd8, 0xff]) },
  { name: 'a GIF image', endings: ['gif'], begins: (head) => at(head, 0, 'GIF8') },
  { name: 'a WebP image', endings: ['webp'], begins: (head) => at(head, 0, 'RIFF') && at(head, 8, 'WEBP') },
  { name: 'a ZIP archive', endings: ['zip', 'docx', 'xlsx', 'pptx'], begins: magic([0x50, 0x4b]) },
  { name: 'JSON', endings: ['json', 'sarif', 'jsonl'], begins: (head) => /^["[{\d\-tfn]/.test(opening(head)) },
  { name: 'XML', endings: ['xml', 'svg'], begins: (head) => opening(head).startsWith('<') },
  {
    name: 'text',
    endings: ['md', 'markdown', 'txt', 'csv', 'tsv', 'yaml', 'yml', 'log', 'html', 'htm', 'toml', 'ini', 'diff'],
    begins: (head) => !looksBinary(head),
  },
]

const programs: readonly { name: string; is: (head: Uint8Array) => boolean }[] = [
  { name: 'a Windows program', is: magic([0x4d, 0x5a, 0x90], [0x4d, 0x5a, 0x00], [0x4d, 0x5a, 0x50]) },
  { name: 'a Linux program', is: magic([0x7f, 0x45, 0x4c, 0x46]) },
  { name: 'a macOS program', is: magic([0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe]) },
]

/** How many of its first bytes tell what a file is. */
export const tellingBytes = 4_096

/**
 * Why a file is not what its name says, with what to do, or null. `head` is how the file begins. An ending that
 * promises nothing known is believed; a program is never evidence.
 */
export function objectionToContents(name: string, head: Uint8Array): InvalidInput | null {
  const program = programs.find(({ is }) => is(head))
  if (program !== undefined) {
    return faulty(`“${name}” is ${program.name}. Submit what it reported, or a link to it with its digest.`)
  }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  const promised = kinds.find(({ endings }) => ending !== undefined && endings.includes(ending))
  if (promised === undefined || promised.begins(head)) return null
  return faulty(
    `“${name}” says that it is ${promised.name} and is not: its first bytes are another kind's. Export it again, or give it its right ending.`,
  )
}

const faulty = (message: string) => new InvalidInput([{ path: ['uploadId'], message }])

const textOf = (head: Uint8Array) => Array.from(head.subarray(0, 1_024), (byte) => String.fromCharCode(byte)).join('')

/** The first characters past a byte order mark and blanks. */
const opening = (head: Uint8Array) =>
  textOf(head)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()

/** Text of any encoding in use for it but UTF-16, which says so in its first two bytes. */
function looksBinary(head: Uint8Array): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return !wide && head.includes(0)
}

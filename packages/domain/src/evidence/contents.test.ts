import { describe, expect, test } from 'vitest'
import { objectionToContents } from './contents.ts'

const bytes = (text: string) => Uint8Array.from(Array.from(text, (letter) => letter.charCodeAt(0)))

describe('a file', () => {
  test.each([
    ['report.pdf', '%PDF-1.7\n'],
    ['shot.png', '\u0089PNG\r\n'],
    ['bom.cdx.json', '\u00ef\u00bb\u00bf {"bomFormat":"CycloneDX"}'],
    ['scan.sarif', '\n{"version":"2.1.0"}'],
    ['run.jsonl', '{"a":1}\n{"a":2}'],
    ['card.md', '# Card'],
    ['notes.txt', '\u00ff\u00feN\u0000o\u0000'],
    ['weights.safetensors', '\u0000\u0001'],
    ['no ending', 'anything'],
    ['chart.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('%s that begins as such is believed', (name, head) => {
    expect(objectionToContents(name, bytes(head))).toBeNull()
  })
  test.each([
    ['report.pdf', '<html>', 'a PDF'],
    ['shot.PNG', '%PDF-1.7', 'a PNG image'],
    ['bom.json', '<bom/>', 'JSON'],
    ['card.md', '\u0000\u0001\u0002', 'text'],
    ['sheet.xlsx', 'a,b\n', 'a ZIP archive'],
    ['report.pdf', 'MZ\u0090\u0000', 'a Windows program'],
    ['evidence', '\u007fELF', 'a Linux program'],
  ])('%s that begins as something else is refused with what to do', (name, head, said) => {
    const { message = '' } = objectionToContents(name, bytes(head)) ?? {}
    expect(message).toContain(said)
    expect(message).toMatch(/Export it again|Submit what it reported/)
  })
})

import { describe, expect, test } from 'vitest'
import { previewKind } from './preview-kind.ts'

describe('a file', () => {
  test.each([
    ['report.PDF', 'application/octet-stream', 'pdf'],
    ['card.md', 'text/plain', 'markdown'],
    ['bom.cdx.json', 'application/octet-stream', 'json'],
    ['scan.sarif', 'application/json', 'json'],
    ['shot.png', 'image/png', 'image'],
    ['evil.svg', 'image/svg+xml', 'text'],
    ['evil.html', 'text/html', 'text'],
    ['evil', 'text/html', 'text'],
    ['evil', 'image/svg+xml', 'none'],
    ['evil.pdf.html', 'application/pdf', 'text'],
    ['weights.safetensors', 'application/octet-stream', 'none'],
  ] as const)('%s of type %s is shown as %s', (name, mediaType, kind) => {
    expect(previewKind({ name, mediaType })).toBe(kind)
  })
  test('that is a link is shown as one, whatever it is called', () => {
    expect(previewKind({ name: 'a.pdf', mediaType: 'x/y', url: 'https://a.example' })).toBe('link')
  })
})

import { describe, expect, test } from 'vitest'
import { blankComponent, componentInputs, draftsOf, readPasted } from './component-drafts.ts'

describe('the components of a new version', () => {
  test('leave out rows in which nothing was written', () => {
    const inputs = componentInputs([{ ...blankComponent(), name: 'nora', release: '2' }, blankComponent('TOOL')])
    expect(inputs.map(({ name }) => name)).toEqual(['nora'])
  })

  test('keep a single empty row, so that the record can say what is missing', () => {
    expect(componentInputs([blankComponent()])).toHaveLength(1)
  })

  test('are attested where no digest is known', () => {
    const [input] = componentInputs([{ ...blankComponent(), name: 'hosted', release: '2026-09' }])
    expect(input).toMatchObject({ attested: true })
    expect(input).not.toHaveProperty('digest')
  })

  test('begin from those of an earlier version', () => {
    const stored = { kind: 'IMAGE', name: 'serving', release: '1', digest: null, attested: true } as const
    expect(draftsOf([stored])[0]).toMatchObject({ kind: 'IMAGE', name: 'serving', digest: '', attested: true })
  })

  test('are read from pasted lines, whatever parts them', () => {
    const rows = readPasted('system prompt\tnora-prompt\t14\tsha256:ab\nimage, serving, 3.1')
    expect(rows?.map(({ kind, name, release, digest }) => [kind, name, release, digest])).toEqual([
      ['SYSTEM_PROMPT', 'nora-prompt', '14', 'sha256:ab'],
      ['IMAGE', 'serving', '3.1', ''],
    ])
  })

  test('are not read from other text', () => {
    expect(readPasted('nora-prompt')).toBeNull()
    expect(readPasted('some words\nin two lines')).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { saidBeside } from './said-beside.ts'

describe('what is said beside a name', () => {
  test.each<[string, string, (string | null)[], string[]]>([
    ['leaves out the name', 'Dataset card', ['Dataset card: help-corpus'], ['help-corpus']],
    ['says a subject once', 'Dataset card', ['Dataset card: corpus 2', 'corpus 2'], ['corpus 2']],
    ['leaves out what only repeats the name', 'AIBOM', ['aibom', null], []],
    ['keeps what says more', 'Red-team report', ['Autumn round', 'nora 2.2'], ['Autumn round', 'nora 2.2']],
    ['keeps words that begin alike', 'Log', ['Logbook of March'], ['Logbook of March']],
    ['says the end of an earlier text once', 'AIBOM', ['AIBOM: nora 2.2', '2.2'], ['nora 2.2']],
  ])('%s', (_, name, texts, expected) => {
    expect(saidBeside(name, texts)).toEqual(expected)
  })
})

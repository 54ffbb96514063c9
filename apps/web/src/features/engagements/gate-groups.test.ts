import { describe, expect, test } from 'vitest'
import { groupGates } from './gate-groups.ts'

const on = (id: string) => ({ subjectType: 'MODEL_VERSION', subjectLabel: id, modelVersion: { id } }) as const

describe('the gates of an engagement', () => {
  test('stand by what they decide on: the use case, its data, its versions from the newest', () => {
    const intake = { subjectType: 'ENGAGEMENT', subjectLabel: 'Nora' } as const
    const data = { subjectType: 'DATASET_VERSION', subjectLabel: 'corpus', datasetVersion: { id: 'd' } } as const
    const groups = groupGates([on('2.1'), data, on('2.2'), on('2.1'), intake], ['2.2', '2.1', 'd'])

    expect(groups.map(({ label, gates }) => [label, gates.length])).toEqual([
      ['Nora', 1],
      ['corpus', 1],
      ['2.2', 1],
      ['2.1', 2],
    ])
  })
})

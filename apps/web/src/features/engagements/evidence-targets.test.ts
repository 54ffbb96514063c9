import { describe, expect, test } from 'vitest'
import { evidenceTargets, subjectOf, wholeUseCase } from './evidence-targets.ts'

const modelVersions = [{ id: 'v', label: '2.2', modelName: 'Nora' }]
const datasetVersions = [{ id: 'd', label: '2026-10', datasetName: 'help-corpus' }]
const targets = (binding: 'VERSION_BOUND' | 'STANDING', layerNumber: number) =>
  evidenceTargets({ type: { binding, layerNumber }, modelVersions, datasetVersions }).map(({ value }) => value)

describe('what evidence proves', () => {
  test('is the use case as a whole first, where the evidence stands for it', () => {
    expect(targets('STANDING', 4)).toEqual([wholeUseCase, 'v', 'd'])
  })

  test('is never the use case as a whole, where the evidence is bound to a version', () => {
    expect(targets('VERSION_BOUND', 3)).toEqual(['v', 'd'])
  })

  test('is a dataset version first in the data layer', () => {
    expect(targets('VERSION_BOUND', 1)).toEqual(['d', 'v'])
  })

  test('is named to the command by its kind', () => {
    expect(subjectOf('v', modelVersions)).toEqual({ modelVersionId: 'v' })
    expect(subjectOf('d', modelVersions)).toEqual({ datasetVersionId: 'd' })
    expect(subjectOf(wholeUseCase, modelVersions)).toEqual({})
  })
})

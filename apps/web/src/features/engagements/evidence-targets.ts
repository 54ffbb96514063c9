type Version = { id: string; label: string; modelName: string }
type Dataset = { id: string; label: string; datasetName: string }
type Given = {
  type: { binding: 'VERSION_BOUND' | 'STANDING'; layerNumber: number } | undefined
  modelVersions: readonly Version[]
  datasetVersions: readonly Dataset[]
}

/** The value that stands for the use case as a whole. */
export const wholeUseCase = ''

/**
 * What evidence of a type may prove, the likeliest first: standing evidence the use case as a whole, that of the data
 * layer a dataset version, any other a model version. `label` is absent for the use case as a whole.
 */
export function evidenceTargets({ type, modelVersions, datasetVersions }: Given) {
  if (type === undefined) return []
  const models = modelVersions.map(({ id, modelName, label }) => ({ value: id, label: `${modelName} ${label}` }))
  const datasets = datasetVersions.map(({ id, datasetName, label }) => ({
    value: id,
    label: `${datasetName} ${label}`,
  }))
  const versions = type.layerNumber === 1 ? [...datasets, ...models] : [...models, ...datasets]
  const whole: { value: string; label?: string } = { value: wholeUseCase }
  return type.binding === 'STANDING' ? [whole, ...versions] : versions
}

/** The subject as the command names it. */
export function subjectOf(value: string, modelVersions: readonly Version[]) {
  if (value === wholeUseCase) return {}
  return modelVersions.some(({ id }) => id === value) ? { modelVersionId: value } : { datasetVersionId: value }
}

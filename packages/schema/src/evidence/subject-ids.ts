import { idOf } from '../id-of.ts'

type GlobalId = { typename: string; id: string }
type Named = {
  modelVersionId?: GlobalId | undefined
  datasetVersionId?: GlobalId | undefined
  gateId?: GlobalId | undefined
}

/** The subject of evidence as a command takes it: what was not named is absent. */
export function subjectIds({ modelVersionId, datasetVersionId, gateId }: Named) {
  return {
    ...(modelVersionId ? { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']) } : {}),
    ...(datasetVersionId ? { datasetVersionId: idOf(datasetVersionId, 'DatasetVersion', ['datasetVersionId']) } : {}),
    ...(gateId ? { gateId: idOf(gateId, 'Gate', ['gateId']) } : {}),
  }
}

import { describe, expect, test } from 'vitest'
import { shelvesOf } from './evidence-shelf.ts'

const card = { id: 't1', code: 'DATASET_CARD', name: 'Dataset card' }
const log = { id: 't2', code: 'INGESTION_LOG', name: 'Ingestion log' }
const data = { number: 1, name: 'Data', controls: [{ evidenceTypes: [card, log] }, { evidenceTypes: [log] }] }
const piece = (id: string, evidenceStatus: string, code = card.code) => ({
  id,
  evidenceStatus,
  type: { code, layerNumber: 1 },
})

describe('the evidence of a layer', () => {
  test('begins with what waits for a verdict and ends with what no longer counts', () => {
    const [shelf] = shelvesOf(
      [data],
      [piece('old', 'SUPERSEDED'), piece('good', 'ACCEPTED'), piece('new', 'SUBMITTED')],
    )

    expect(shelf?.held.map(({ id }) => id)).toEqual(['new', 'good', 'old'])
  })

  test('names each type once of which nothing was submitted', () => {
    expect(shelvesOf([data], [piece('any', 'REJECTED')])[0]?.missing).toEqual([log])
  })
})

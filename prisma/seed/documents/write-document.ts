import { buildDocuments } from './build.ts'
import { dataDocuments } from './data.ts'
import type { About, Written } from './document.ts'
import { evaluationDocuments } from './evaluation.ts'
import { governanceDocuments } from './governance.ts'
import { monitoringDocuments } from './monitoring.ts'
import { runtimeDocuments } from './runtime.ts'

const writers = new Map(
  Object.entries({
    ...dataDocuments,
    ...buildDocuments,
    ...evaluationDocuments,
    ...runtimeDocuments,
    ...monitoringDocuments,
    ...governanceDocuments,
  }),
)

/** The file of a piece of evidence of this type. Throws for a type that the demo has no document for. */
export function writeDocument(type: string, about: About): Written {
  const writer = writers.get(type)
  if (writer === undefined) throw new Error(`The demo writes no ${type}`)
  return writer(about)
}

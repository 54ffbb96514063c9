import path from 'node:path'
import { startServer } from '../../../../apps/api/src/server.ts'
import { openLog, openRecord } from '../../../../packages/record/src/index.ts'
import { root } from '../../../../scripts/lib/root.ts'
import { answerParent } from './child.ts'
import { ownCpuMs, type ServerAnswer, type ServerQuestion } from './protocol.ts'

/** The product's own server, as it is run: nothing is switched off for the measurement. */
answerParent<ServerQuestion, ServerAnswer>(async (question) => {
  if (question.do === 'cpu') return { cpuMs: ownCpuMs() }
  if (question.do !== 'open') return undefined
  const { ownerUrl, dataDir } = question
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log: openLog('silent') })
  const { port } = await startServer(record, {
    host: '127.0.0.1',
    port: 0,
    version: '0.0.0',
    pageFolder: path.join(root, 'apps/web/dist'),
    documentsFile: path.join(root, 'apps/web/src/generated/gql/persisted-documents.json'),
  })
  return { port }
})

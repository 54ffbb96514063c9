import { downloadPath } from '@assay/record'
import { builder } from '../builder.ts'
import { ownedBy } from '../tenant-node.ts'

export const EvidenceRevision = builder.prismaNode('EvidenceRevision', {
  ...ownedBy('evidence', 'evidenceId'),
  description: 'One upload or one stated link: immutable bytes with their SHA-256.',
  fields: (t) => ({
    revision: t.exposeInt('revision'),
    sha256: t.exposeString('sha256'),
    size: t.int({ description: 'In bytes.', resolve: ({ size }) => Number(size) }),
    mediaType: t.exposeString('mediaType'),
    name: t.exposeString('name'),
    receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
    uploadedBy: t.string({
      description: 'The name of the member or of the token.',
      select: { uploadedBy: { select: { name: true } }, uploadedByToken: { select: { name: true } } },
      resolve: ({ uploadedBy, uploadedByToken }) => uploadedBy?.name ?? uploadedByToken?.name ?? 'Assay',
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'Of a link: where it leads. The record never fetches it.',
    }),
    declaredDigest: t.exposeString('declaredDigest', {
      nullable: true,
      description: 'Of a link: the digest that was declared for what stands behind it.',
    }),
    downloadPath: t.string({ resolve: ({ id }) => downloadPath(id) }),
  }),
})

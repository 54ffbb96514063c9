import { encodeCursor, readVerdict, type SignedVerdict, signVerdict } from '@assay/record'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { GateStage } from '../gates/enums.ts'
import { ModelVersion } from '../models/model-version.ts'
import { ReasonType, refusals } from '../refusal.ts'
import { Environment } from '../routing/enums.ts'
import { keyOf, selected } from '../selected.ts'

const GateVerdict = builder.objectRef<SignedVerdict>('GateVerdict').implement({
  description:
    'Whether a pipeline may go past a gate with one composition, at one moment: bound to the use case, the manifest digest, the stage and the environment.',
  fields: (t) => ({
    ready: t.exposeBoolean('ready'),
    reasons: t.field({ type: [ReasonType], resolve: ({ reasons }) => [...reasons] }),
    engagement: t.prismaField({
      type: Engagement,
      resolve: (query, { engagement }, _args, context) =>
        context.snapshot.db.engagement.findUniqueOrThrow({
          ...selected(query),
          where: keyOf(context, engagement.id),
        }),
    }),
    modelVersion: t.prismaField({
      type: ModelVersion,
      nullable: true,
      description: 'Null where no version of the use case has this manifest.',
      resolve: (query, { modelVersion }, _args, context) =>
        modelVersion === null
          ? null
          : context.snapshot.db.modelVersion.findUniqueOrThrow({
              ...selected(query),
              where: keyOf(context, modelVersion.id),
            }),
    }),
    manifestDigest: t.exposeString('manifestDigest'),
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage }),
    environment: t.field({ type: Environment, resolve: ({ environment }) => environment }),
    cursor: t.string({
      description: 'The place in the log up to which the record was read.',
      resolve: ({ seq }) => encodeCursor(seq),
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    whenDownUntil: t.expose('whenDownUntil', {
      type: 'DateTime',
      description: 'Until when a pipeline may lean on it while this server is out of reach.',
    }),
    jws: t.exposeString('jws', {
      description: 'The same as a compact JWS (EdDSA); the keys are published at /.well-known/jwks.json.',
    }),
  }),
})

builder.queryField('gateVerdict', (t) =>
  t.field({
    type: GateVerdict,
    errors: refusals,
    description: 'What `GET /gates/verdict` answers.',
    args: {
      engagementKey: t.arg.string({ required: true, description: 'The key of the use case, such as ENG-2.' }),
      manifestDigest: t.arg.string({ required: true }),
      stage: t.arg({ type: GateStage, required: true }),
      environment: t.arg({ type: Environment, required: true }),
    },
    resolve: async (_root, { engagementKey, ...asked }, { record, snapshot, viewer, now }) =>
      signVerdict(record, await readVerdict(snapshot, viewer, { ...asked, engagement: engagementKey }, now())),
  }),
)

import { readRaciSeal, type RaciSeal as Seal, signRaci } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { Membership } from '../identity/membership.ts'
import { refusals } from '../refusal.ts'
import { memberOf } from '../row-loaders.ts'
import { Responsibility } from './responsibility.ts'

const RaciSeal = builder.objectRef<Seal>('RaciSeal').implement({
  description: "Whether security leadership signed the programme's matrix as it stands.",
  fields: (t) => ({
    digest: t.exposeString('digest', { description: 'Of the matrix as it stands: what is signed next.' }),
    signedDigest: t.string({ nullable: true, resolve: ({ signature }) => signature?.digest ?? null }),
    signedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ signature }) => signature?.signedAt ?? null }),
    signer: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ signature }, _args, context) => (signature === null ? null : memberOf(context, signature.signerId)),
    }),
    isVoid: t.exposeBoolean('isVoid', { description: 'The matrix was changed after it was signed.' }),
    changed: t.field({
      type: Responsibility,
      nullable: true,
      description: 'The cell that was changed last since then.',
      resolve: ({ changed }) => changed,
    }),
  }),
})

builder.queryField('raciSeal', (t) =>
  t.field({
    type: RaciSeal,
    resolve: (_root, _args, { snapshot, audience }) => readRaciSeal(snapshot, audience.workspaceId),
  }),
)

const SignRaciInput = builder.inputType('SignRaciInput', {
  fields: (t) => ({
    digest: t.string({ required: true, description: 'Of the matrix that the signer looked at.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('signRaci', (t) =>
  t.field({
    type: RaciSeal,
    errors: refusals,
    description: "A signer of security leadership signs the programme's matrix as it stands, without gaps only.",
    args: { input: t.arg({ type: SignRaciInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      await command(context, 'signRaci', input, (viewer) => signRaci(context.record, viewer, { digest: input.digest }))
      return readRaciSeal(context.snapshot, context.audience.workspaceId)
    },
  }),
)

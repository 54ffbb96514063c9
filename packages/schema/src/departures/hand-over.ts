import { handOver } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'

const HandOverInput = builder.inputType('HandOverInput', {
  fields: (t) => ({
    fromId: t.globalID({ required: true }),
    toId: t.globalID({ description: 'Left out, nothing is handed over: what hung on the person is orphaned.' }),
    joinTeams: t.boolean({ description: "Seats the successor in the person's teams." }),
    remove: t.boolean({ description: 'The person leaves with it.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('handOver', (t) =>
  t.prismaField({
    type: Membership,
    errors: refusals,
    description: 'Hands what hangs on one person to another, in one change. What was decided stays as it was decided.',
    args: { input: t.arg({ type: HandOverInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { fromId, toId, joinTeams, remove } = input
      const asked = {
        fromId: idOf(fromId, 'Membership', ['fromId']),
        toId: toId == null ? null : idOf(toId, 'Membership', ['toId']),
        joinTeams: joinTeams ?? false,
        remove: remove ?? false,
      }
      const id = await command(context, 'handOver', input, (viewer) => handOver(context.record, viewer, asked))
      return context.snapshot.db.membership.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

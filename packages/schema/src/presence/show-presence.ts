import { Denied, InvalidInput, NotFound, presenceSubjects } from '@assay/domain'
import { hidePresence, isUuid, showPresence } from '@assay/record'
import { builder } from '../builder.ts'
import { PresencePage } from './enums.ts'

/** Nothing is written: whoever sends these again and again leaves no trace, and needs no key to do so safely. */

const PresenceShown = builder.objectRef<{ until: Date }>('PresenceShown').implement({
  description: 'Others see it. Without another sign of life it ends at `until`.',
  fields: (t) => ({ until: t.expose('until', { type: 'DateTime' }) }),
})

const ShowPresenceInput = builder.inputType('ShowPresenceInput', {
  description: 'Either at an object (engagement, model version, gate, finding) or on a page.',
  fields: (t) => ({
    tab: t.string({ required: true, description: 'Your own name for this tab; at most 64 characters.' }),
    subject: t.globalID(),
    page: t.field({ type: PresencePage }),
    cell: t.string({ description: 'The cell of the matrix of responsibilities that has the focus there.' }),
    typing: t.boolean({ description: 'Writing a comment there; ends by itself after five seconds.' }),
  }),
})

builder.mutationField('showPresence', (t) =>
  t.field({
    type: PresenceShown,
    errors: { types: [Denied, NotFound, InvalidInput] },
    description: 'Says where the person is. A sign of life is due every ten seconds.',
    args: { input: t.arg({ type: ShowPresenceInput, required: true }) },
    resolve: async (_root, { input: { tab, subject, page, cell, typing } }, { record, viewer }) => ({
      until: await showPresence(record, viewer, {
        tab,
        ...(subject ? { subject: subjectOf(subject) } : {}),
        ...(page ? { page } : {}),
        ...(cell ? { cell } : {}),
        typing: typing ?? false,
      }),
    }),
  }),
)

const PresenceHidden = builder.objectRef<{ tab: string }>('PresenceHidden').implement({
  fields: (t) => ({ tab: t.exposeString('tab') }),
})

const HidePresenceInput = builder.inputType('HidePresenceInput', {
  fields: (t) => ({ tab: t.string({ required: true }) }),
})

builder.mutationField('hidePresence', (t) =>
  t.field({
    type: PresenceHidden,
    errors: { types: [Denied, InvalidInput] },
    description: 'The tab was closed, or nobody looks at it.',
    args: { input: t.arg({ type: HidePresenceInput, required: true }) },
    resolve: async (_root, { input }, { record, viewer }) => ({ tab: await hidePresence(record, viewer, input.tab) }),
  }),
)

function subjectOf({ typename, id }: { typename: string; id: string }) {
  const type = presenceSubjects.find((each) => each === typename)
  if (type === undefined) {
    const message = `This is the id of a ${typename}; one is at an engagement, a model version, a gate or a finding.`
    throw new InvalidInput([{ path: ['subject'], message }])
  }
  if (!isUuid(id)) throw new NotFound('object', ['subject'])
  return { type, id }
}

import { Denied, NotFound } from '@assay/domain'
import { confirmPresence, switchWorkspace } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../builder.ts'
import { PresenceMethod } from '../gates/enums.ts'

const ConfirmPresenceInput = builder.inputType('ConfirmPresenceInput', {
  fields: (t) => ({
    password: t.string({ required: true, description: 'What the method asks for: the password, by default.' }),
    method: t.field({ type: PresenceMethod }),
  }),
})

const PresenceConfirmed = builder.objectRef<{ until: Date }>('PresenceConfirmed').implement({
  fields: (t) => ({ until: t.expose('until', { type: 'DateTime' }) }),
})

builder.mutationField('confirmPresence', (t) =>
  t.field({
    type: PresenceConfirmed,
    errors: { types: [Denied] },
    description: 'Signing asks for it within five minutes. Five wrong passwords close it for five minutes.',
    args: { input: t.arg({ type: ConfirmPresenceInput, required: true }) },
    resolve: async (_root, { input }, { record, session }) => ({
      until: await confirmPresence(record, session, input.password, input.method ?? 'PASSWORD'),
    }),
  }),
)

const SwitchWorkspaceInput = builder.inputType('SwitchWorkspaceInput', {
  fields: (t) => ({ workspaceId: t.globalID({ required: true }) }),
})

const WorkspaceSwitched = builder.objectRef<{ workspaceId: string }>('WorkspaceSwitched').implement({
  description: 'The session acts from its seat there with the next request.',
  fields: (t) => ({
    workspaceId: t.id({ resolve: ({ workspaceId }) => encodeGlobalID('Workspace', workspaceId) }),
  }),
})

builder.mutationField('switchWorkspace', (t) =>
  t.field({
    type: WorkspaceSwitched,
    errors: { types: [Denied, NotFound] },
    args: { input: t.arg({ type: SwitchWorkspaceInput, required: true }) },
    resolve: async (_root, { input }, { record, session }) => {
      const { typename, id } = input.workspaceId
      if (typename !== 'Workspace') throw new NotFound('workspace')
      return { workspaceId: await switchWorkspace(record, session, id) }
    },
  }),
)

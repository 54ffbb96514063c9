import { Conflict, Denied, InvalidInput } from '@assay/domain'
import { demoPassword, read, runningVersion, type SetupState, setUpWorkspace, setupState } from '@assay/record'
import { anyone, builder } from '../builder.ts'
import { SeparationType } from './enums.ts'
import { Workspace } from './workspace.ts'

const DemoPersona = builder.objectRef<SetupState['personas'][number]>('DemoPersona').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    email: t.exposeString('email'),
    title: t.exposeString('title'),
    password: t.string({ resolve: () => demoPassword }),
  }),
})

const SetupStateType = builder.objectRef<SetupState>('SetupState').implement({
  description: 'What a visitor without an account may know.',
  fields: (t) => ({
    needed: t.exposeBoolean('needed', { description: 'The installation still waits for its first workspace.' }),
    version: t.string({ description: 'The version of Assay that runs.', resolve: () => runningVersion }),
    demoPersonas: t.field({
      type: [DemoPersona],
      description: 'People to sign in as, where a demo is open to this machine only.',
      resolve: ({ personas }) => [...personas],
    }),
  }),
})

builder.queryField('setup', (t) =>
  t.field({
    type: SetupStateType,
    ...anyone,
    resolve: (_root, _args, { record }) => setupState(record),
  }),
)

const SetUpWorkspaceInput = builder.inputType('SetUpWorkspaceInput', {
  fields: (t) => ({
    workspaceName: t.string({ required: true }),
    name: t.string({ required: true }),
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    separation: t.field({ type: SeparationType }),
  }),
})

const WorkspaceSetUp = builder.objectRef<{ workspaceId: string; membershipId: string }>('WorkspaceSetUp').implement({
  description: 'The installation is set up: sign in with this address.',
  fields: (t) => ({
    workspace: t.field({
      type: Workspace,
      resolve: ({ workspaceId }, _args, { record }) =>
        read(record, workspaceId, ({ db }) => db.workspace.findUniqueOrThrow({ where: { id: workspaceId } })),
    }),
    email: t.string({
      resolve: ({ workspaceId, membershipId }, _args, { record }) =>
        read(record, workspaceId, async ({ db }) => {
          const where = { workspaceId_id: { workspaceId, id: membershipId } }
          return (await db.membership.findUniqueOrThrow({ where })).email
        }),
    }),
  }),
})

builder.mutationField('setUpWorkspace', (t) =>
  t.field({
    type: WorkspaceSetUp,
    errors: { types: [Denied, InvalidInput, Conflict] },
    ...anyone,
    description: 'Makes the first workspace and its administrator; refused once there is one.',
    args: { input: t.arg({ type: SetUpWorkspaceInput, required: true }) },
    resolve: (_root, { input: { separation, ...rest } }, { record }) =>
      setUpWorkspace(record, { ...rest, ...(separation ? { separation } : {}) }),
  }),
)

import { changeFindingOwner, changeFindingSeverity, changeFindingStatus } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { FindingStatus, Severity } from './enums.ts'
import { Finding } from './finding.ts'

const ChangeFindingStatusInput = builder.inputType('ChangeFindingStatusInput', {
  fields: (t) => ({
    findingId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    status: t.field({ type: FindingStatus, required: true }),
    reason: t.string(),
  }),
})

builder.mutationField('changeFindingStatus', (t) =>
  t.prismaField({
    type: Finding,
    errors: refusals,
    args: { input: t.arg({ type: ChangeFindingStatusInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { expectedVersion, status, reason } = input
      const findingId = idOf(input.findingId, 'Finding', ['findingId'])
      const id = await command(context, 'changeFindingStatus', input, (viewer) =>
        changeFindingStatus(context.record, viewer, {
          findingId,
          expectedVersion,
          status,
          ...(reason == null ? {} : { reason }),
        }),
      )
      return context.snapshot.db.finding.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ChangeFindingOwnerInput = builder.inputType('ChangeFindingOwnerInput', {
  fields: (t) => ({
    findingId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    ownerId: t.globalID({ description: 'Nobody, when it is left out.' }),
  }),
})

builder.mutationField('changeFindingOwner', (t) =>
  t.prismaField({
    type: Finding,
    errors: refusals,
    args: { input: t.arg({ type: ChangeFindingOwnerInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { expectedVersion } = input
      const findingId = idOf(input.findingId, 'Finding', ['findingId'])
      const ownerId = input.ownerId == null ? null : idOf(input.ownerId, 'Membership', ['ownerId'])
      const id = await command(context, 'changeFindingOwner', input, (viewer) =>
        changeFindingOwner(context.record, viewer, { findingId, expectedVersion, ownerId }),
      )
      return context.snapshot.db.finding.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ChangeFindingSeverityInput = builder.inputType('ChangeFindingSeverityInput', {
  description: 'By name, by CVSS vector, or both; the name holds where they differ.',
  fields: (t) => ({
    findingId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    severity: t.field({ type: Severity }),
    cvssVector: t.string(),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('changeFindingSeverity', (t) =>
  t.prismaField({
    type: Finding,
    errors: refusals,
    args: { input: t.arg({ type: ChangeFindingSeverityInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { expectedVersion, severity, cvssVector, reason } = input
      const findingId = idOf(input.findingId, 'Finding', ['findingId'])
      const id = await command(context, 'changeFindingSeverity', input, (viewer) =>
        changeFindingSeverity(context.record, viewer, {
          findingId,
          expectedVersion,
          reason,
          ...(severity == null ? {} : { severity }),
          ...(cvssVector == null ? {} : { cvssVector }),
        }),
      )
      return context.snapshot.db.finding.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

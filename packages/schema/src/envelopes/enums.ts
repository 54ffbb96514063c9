import { envelopeSeats, envelopeStages, envelopeStatuses } from '@assay/domain'
import { builder } from '../builder.ts'

export const EnvelopeStatus = builder.enumType('EnvelopeStatus', { values: envelopeStatuses })
export const EnvelopeStage = builder.enumType('EnvelopeStage', { values: envelopeStages })
export const EnvelopeSeat = builder.enumType('EnvelopeSeat', { values: envelopeSeats })

import { intakeModes, intakeRunStatuses, intakeVerdicts } from '@assay/domain'
import { builder } from '../builder.ts'

export const IntakeMode = builder.enumType('IntakeMode', { values: intakeModes })
export const IntakeStatus = builder.enumType('IntakeStatus', { values: intakeRunStatuses })
export const IntakeVerdict = builder.enumType('IntakeVerdict', { values: intakeVerdicts })

export const intakeRunStatuses = [
  'RECEIVED',
  'READING',
  'PREVIEWED',
  'COMMITTING',
  'COMMITTED',
  'UNDONE',
  'FAILED',
  'CANCELLED',
] as const
export type IntakeRunStatus = (typeof intakeRunStatuses)[number]

/** PREVIEW waits for a person; DIRECT commits by itself. */
export const intakeModes = ['PREVIEW', 'DIRECT'] as const
export type IntakeMode = (typeof intakeModes)[number]

/** What taking a result in does to the record. */
export const intakeVerdicts = ['NEW', 'UPDATED', 'REOPENED', 'UNCHANGED', 'DUPLICATE'] as const
export type IntakeVerdict = (typeof intakeVerdicts)[number]

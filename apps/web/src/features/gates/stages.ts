/** The seven stages in their order; each is a column of the board, Retirement always among them. */
export const stages = ['INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT'] as const
export type Stage = (typeof stages)[number]

import { objectionTo } from '@assay/record'
import type { Context } from '../context.ts'

/** Tokens and invitations are for those who may read the administration; in a stream there is nobody to ask about. */
export const forAdministration = {
  authScopes: (_row: unknown, { viewerOrNull }: Context) =>
    viewerOrNull !== null && objectionTo(viewerOrNull, 'READ_ADMINISTRATION') === null,
} as const

import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import type { TokensListQuery } from '../../generated/gql/graphql.ts'
import type { DataColumn } from '../../ui/data-table.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { scopeCode } from './roles.ts'
import classes from './settings.module.css'
import { TokenState } from './TokenState.tsx'
import { tokenState } from './token-state.ts'

export type TokenRow = TokensListQuery['apiTokens'][number]

/** The columns of the list of tokens. */
export const tokenColumns = (
  t: TFunction<'settings'>,
  mayChange: boolean,
  onRevoke: (token: TokenRow) => void,
): DataColumn<TokenRow>[] => [
  { id: 'name', header: t('tokens.name'), phone: 'title', cell: ({ name }) => name },
  { id: 'prefix', header: t('tokens.prefix'), width: 128, cell: ({ prefix }) => <code>{prefix}…</code> },
  {
    id: 'scopes',
    header: t('tokens.scopes'),
    width: 240,
    cell: ({ scopes }) => (
      <code className={classes.scopes} title={scopes.map((scope) => t(`scope.${scope}`)).join('; ')}>
        {scopes.map(scopeCode).join(', ')}
      </code>
    ),
  },
  {
    id: 'by',
    header: t('tokens.by'),
    width: 128,
    from: 1000,
    phone: 'hidden',
    cell: ({ createdBy }) => createdBy.name,
  },
  {
    id: 'used',
    header: t('tokens.used'),
    width: 120,
    from: 720,
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className={classes.muted}>{t('never')}</span>,
  },
  {
    id: 'expires',
    phone: 'hidden',
    header: t('tokens.expires'),
    width: 112,
    from: 860,
    cell: ({ expiresAt }) =>
      expiresAt ? <RelativeTime at={expiresAt} /> : <span className={classes.muted}>{t('never')}</span>,
  },
  { id: 'state', header: t('tokens.status'), width: 104, cell: (token) => <TokenState token={token} /> },
  {
    id: 'revoke',
    header: t('tokens.actions'),
    width: 88,
    align: 'end',
    cell: (token) =>
      mayChange && tokenState(token, Date.now()) !== 'revoked' ? (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t('tokens.revokeLabel', { name: token.name })}
          onClick={() => onRevoke(token)}
        >
          {t('tokens.revoke')}
        </Button>
      ) : null,
  },
]

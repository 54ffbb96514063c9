import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { SureDialog } from './SureDialog.tsx'
import { tokenColumns } from './token-columns.tsx'
import { useRefetchOn } from './use-refetch-on.ts'

const TokensListQuery = graphql(`
  query TokensList {
    apiTokens { id name prefix scopes createdAt expiresAt lastUsedAt revokedAt createdBy { id name } }
  }
`)

const RevokeToken = graphql(`
  mutation TokensList_revokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      __typename
      ... on ApiToken { id revokedAt }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const kinds = ['token.created', 'token.revoked']

type Props = { mayChange: boolean; onCreate: () => void }

/** Every token, newest first, with what it may do and when it was last used. */
export function TokensList({ mayChange, onCreate }: Props) {
  const { t } = useTranslation('settings')
  const { data, refetch } = useQuery(TokensListQuery)
  const [revoke, { pending, refusal, forget }] = useCommand(RevokeToken)
  const [going, setGoing] = useState<{ id: string; name: string } | null>(null)
  useRefetchOn(kinds, refetch)
  if (data === undefined) return <RowsSkeleton rows={4} />
  if (data.apiTokens.length === 0) {
    const action = mayChange ? <Button onClick={onCreate}>{t('tokens.create')}</Button> : undefined
    return (
      <EmptyState
        title={t('tokens.none')}
        why={t('tokens.noneWhy')}
        action={action}
        command={`curl --data-binary @report.sarif -H "Authorization: Bearer assay_…" "${location.origin}/ingest?engagement=ENG-1"`}
      />
    )
  }
  async function handleRevoke() {
    if (going !== null && (await revoke({ tokenId: going.id })) !== null) setGoing(null)
  }
  return (
    <>
      <SectionHead
        title={t('tokens.title')}
        count={data.apiTokens.length}
        actions={
          <LinkTo href="/graphiql" target="_self">
            {t('tokens.explorer')}
          </LinkTo>
        }
      />
      <DataTable
        label={t('tokens.label')}
        rows={data.apiTokens}
        columns={tokenColumns(t, mayChange, (token) => {
          forget()
          setGoing(token)
        })}
        idOf={({ id }) => id}
        density="comfortable"
      />
      {going ? (
        <SureDialog
          title={t('tokens.sureTitle', { name: going.name })}
          why={t('tokens.sureWhy')}
          act={t('tokens.revoke')}
          pending={pending}
          refusal={refusal}
          onAct={() => void handleRevoke()}
          onClose={() => setGoing(null)}
        />
      ) : null}
    </>
  )
}

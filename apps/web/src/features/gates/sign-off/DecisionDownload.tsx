import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'

const DecisionDocument = graphql(`
  query DecisionDocument($id: ID!) {
    node(id: $id) { __typename id ... on GateDecision { document } }
  }
`)

type Props = { id: string; name: string }

/** Hands the decision over as a file: the exact bytes whose digest was signed, and what came after. */
export function DecisionDownload({ id, name }: Props) {
  const { t } = useTranslation('gates')
  const client = useApolloClient()
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')

  async function download() {
    setState('pending')
    try {
      const { data } = await client.query({ query: DecisionDocument, variables: { id }, fetchPolicy: 'network-only' })
      if (data?.node?.__typename !== 'GateDecision') throw new Error('gone')
      const file = URL.createObjectURL(new Blob([data.node.document], { type: 'application/json' }))
      const link = Object.assign(document.createElement('a'), { href: file, download: name })
      document.body.append(link)
      link.click()
      link.remove()
      // The browser reads it after the click was handled.
      setTimeout(() => URL.revokeObjectURL(file), 60_000)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<Download size={12} aria-hidden />}
      loading={state === 'pending'}
      onClick={() => void download()}
    >
      {state === 'failed' ? t('document.failed') : t('document.download')}
    </Button>
  )
}

import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import { GraphiQL } from 'graphiql'
import { useMemo } from 'react'
import words from './en.json'
import { fetcherFor } from './fetcher.ts'

const firstQuery = `# The graph of the record, asked with your token. The schema is at the left.
query Record {
  workspace {
    name
  }
  findings(first: 5, filter: { statuses: [OPEN] }) {
    totalCount
    edges {
      node {
        key
        title
        severity
      }
    }
  }
}

# Every fact from now on.
subscription Follow {
  activity {
    __typename
    ... on Activity {
      seq
      kind
      at
      actor {
        name
      }
      subjectKey
    }
  }
}
`

/** GraphiQL over the graph of this installation, with a token. */
export function GraphExplorer({ token, onForget }: { token: string; onForget: () => void }) {
  const fetcher = useMemo(() => fetcherFor(token), [token])
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={firstQuery}
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        <a className="explorer-back" href="/">
          {words.back}
        </a>
        <button type="button" className="explorer-forget" onClick={onForget}>
          {words.forget}
        </button>
      </GraphiQL.Logo>
    </GraphiQL>
  )
}

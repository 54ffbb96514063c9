import { lazy, Suspense, useState } from 'react'
import { TokenPrompt } from './TokenPrompt.tsx'

const GraphExplorer = lazy(async () => ({ default: (await import('./GraphExplorer.tsx')).GraphExplorer }))

const place = 'assay.graphiql.token'

/** The explorer behind its token, which is kept for the tab alone. Its editors load once there is one. */
export function ExplorerPage() {
  const [token, setToken] = useState(() => sessionStorage.getItem(place))
  const handleToken = (given: string) => {
    sessionStorage.setItem(place, given)
    setToken(given)
  }
  const handleForget = () => {
    sessionStorage.removeItem(place)
    setToken(null)
  }
  if (token === null) return <TokenPrompt onToken={handleToken} />
  return (
    <Suspense>
      <GraphExplorer token={token} onForget={handleForget} />
    </Suspense>
  )
}

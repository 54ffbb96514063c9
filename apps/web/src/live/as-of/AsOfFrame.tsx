import { ApolloProvider } from '@apollo/client/react'
import { type ReactNode, useMemo } from 'react'
import { openPastClient } from '../../graph/past-client.ts'
import { Moment } from '../../ui/now.ts'
import { Live, useLive } from '../live.ts'
import { AsOfBanner } from './AsOfBanner.tsx'
import { AsOf } from './as-of.ts'

type Props = {
  /** The moment that the address names; undefined for now. */
  at: string | undefined
  /** The same page now. */
  now: string
  children: ReactNode
}

/**
 * Shows what is below it as it stood at a past moment: read once, from a cache of its own, with its clock at that
 * moment and deaf to what happens since. Pages below it disable what they can do.
 */
export function AsOfFrame({ at, now, children }: Props) {
  return at === undefined ? (
    children
  ) : (
    <Past key={at} at={at} now={now}>
      {children}
    </Past>
  )
}

const hearsNothing = { listen: () => () => undefined }

function Past({ at, now, children }: Props & { at: string }) {
  const client = useMemo(() => openPastClient(at), [at])
  const live = useLive()
  const silent = useMemo(() => ({ ...live, ...hearsNothing }), [live])
  const moment = Date.parse(at)
  return (
    <AsOf value={at}>
      <AsOfBanner at={at} now={now} />
      {Number.isNaN(moment) ? null : (
        <ApolloProvider client={client}>
          <Live value={silent}>
            <Moment value={moment}>{children}</Moment>
          </Live>
        </ApolloProvider>
      )}
    </AsOf>
  )
}

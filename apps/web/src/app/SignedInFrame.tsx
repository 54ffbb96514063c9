import { useQuery } from '@apollo/client/react'
import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { graphql } from '../generated/gql/index.ts'
import { outbox } from '../graph/client.ts'
import { LiveChip } from '../live/LiveChip.tsx'
import { LiveProvider } from '../live/LiveProvider.tsx'
import { PresenceProvider } from '../live/PresenceProvider.tsx'
import { PresentHere } from '../live/PresentHere.tsx'
import { StaleNotice } from '../live/StaleNotice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Shell } from './Shell.tsx'
import { SignOutQuestion } from './SignOutQuestion.tsx'
import { signOut } from './sign-out.ts'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'

const SignedInFrameQuery = graphql(`
  query SignedInFrame {
    setup { needed version }
    viewer {
      membership { id name email }
      workspace { id name }
      ...WorkspaceSwitcher_viewer
    }
  }
`)

/** The frame of every page that needs somebody signed in; sends everybody else to the door. */
export function SignedInFrame() {
  const router = useRouter()
  const { href } = useLocation()
  const { data, loading } = useQuery(SignedInFrameQuery)
  const [leaving, setLeaving] = useState(false)
  const viewer = data?.viewer
  const door = data === undefined || viewer ? null : data.setup?.needed ? '/setup' : '/sign-in'

  useEffect(() => {
    // The frame stays until the door has loaded: it must not send to where the person is going already.
    if (door === null || loading || href.startsWith(door)) return
    const next = door === '/sign-in' && href !== '/' ? `?next=${encodeURIComponent(href)}` : ''
    router.history.replace(`${door}${next}`)
  }, [door, loading, href, router])

  if (!viewer) return <PageSkeleton />
  return (
    <LiveProvider seat={viewer.membership.id}>
      <PresenceProvider me={viewer.membership.id}>
        <Shell
          workspace={viewer.workspace.name}
          switcher={<WorkspaceSwitcher viewer={viewer} />}
          connection={<LiveChip />}
          presence={<PresentHere />}
          person={{ name: viewer.membership.name, email: viewer.membership.email }}
          notice={<StaleNotice />}
          onSignOut={() => (outbox.all().length > 0 ? setLeaving(true) : void signOut())}
          version={data?.setup.version}
        >
          <Outlet />
        </Shell>
      </PresenceProvider>
      {leaving ? <SignOutQuestion onClose={() => setLeaving(false)} /> : null}
    </LiveProvider>
  )
}

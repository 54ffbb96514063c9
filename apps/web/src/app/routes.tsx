import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { OpenFrame } from './OpenFrame.tsx'
import { SignedInFrame } from './SignedInFrame.tsx'
import { parseSearch, stringifySearch } from './search.ts'
import {
  activitySearch,
  datasetsSearch,
  departureSearch,
  engagementSearch,
  evidenceSearch,
  findingsSearch,
  gateDefinitionsSearch,
  gateSearch,
  gatesSearch,
  intakeSearch,
  membersSearch,
  postureSearch,
  raciSearch,
  registerSearch,
  resetSearch,
  signInSearch,
  versionSearch,
  versionsSearch,
} from './search-params.ts'
import { TroublePage } from './TroublePage.tsx'

const root = createRootRoute()

/** Pages that need nobody signed in: set-up, sign-in, invitation, password reset. */
const open = createRoute({ getParentRoute: () => root, id: 'open', component: OpenFrame })

const setup = createRoute({
  getParentRoute: () => open,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/identity/SetupPage.tsx'), 'SetupPage'),
})
const signIn = createRoute({
  getParentRoute: () => open,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../features/identity/SignInPage.tsx'), 'SignInPage'),
})
const invite = createRoute({
  getParentRoute: () => open,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../features/identity/InvitePage.tsx'), 'InvitePage'),
})
const reset = createRoute({
  getParentRoute: () => open,
  path: '/reset',
  validateSearch: resetSearch,
  component: lazyRouteComponent(() => import('../features/identity/ResetPage.tsx'), 'ResetPage'),
})

/** The screen on a wall: no shell, no session; its link is its key. */
const board = createRoute({
  getParentRoute: () => root,
  path: '/board/$token',
  component: lazyRouteComponent(() => import('../features/board/BoardPage.tsx'), 'BoardPage'),
})

/** Everything else stands in the shell, kept current by the one stream. */
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame })

const posture = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: postureSearch,
  component: lazyRouteComponent(() => import('../features/posture/PosturePage.tsx'), 'PosturePage'),
})
const register = createRoute({
  getParentRoute: () => signedIn,
  path: '/register',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('../features/engagements/RegisterPage.tsx'), 'RegisterPage'),
})
const bringIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/register/bring-in',
  component: lazyRouteComponent(() => import('../features/engagements/bring-in/BringInPage.tsx'), 'BringInPage'),
})
const engagement = createRoute({
  getParentRoute: () => signedIn,
  path: '/e/$key',
  validateSearch: engagementSearch,
  component: lazyRouteComponent(() => import('../features/engagements/EngagementPage.tsx'), 'EngagementPage'),
})
const version = createRoute({
  getParentRoute: () => signedIn,
  path: '/e/$key/v/$label',
  validateSearch: versionSearch,
  component: lazyRouteComponent(() => import('../features/models/VersionPage.tsx'), 'VersionPage'),
})
const versions = createRoute({
  getParentRoute: () => signedIn,
  path: '/versions',
  validateSearch: versionsSearch,
  component: lazyRouteComponent(() => import('../features/models/VersionsPage.tsx'), 'VersionsPage'),
})
const datasets = createRoute({
  getParentRoute: () => signedIn,
  path: '/datasets',
  validateSearch: datasetsSearch,
  component: lazyRouteComponent(() => import('../features/datasets/DatasetsPage.tsx'), 'DatasetsPage'),
})
const dataset = createRoute({
  getParentRoute: () => signedIn,
  path: '/datasets/$name/$label',
  component: lazyRouteComponent(() => import('../features/datasets/DatasetPage.tsx'), 'DatasetPage'),
})
const gates = createRoute({
  getParentRoute: () => signedIn,
  path: '/gates',
  validateSearch: gatesSearch,
  component: lazyRouteComponent(() => import('../features/gates/GateBoardPage.tsx'), 'GateBoardPage'),
})
const gate = createRoute({
  getParentRoute: () => signedIn,
  path: '/gates/$key',
  validateSearch: gateSearch,
  component: lazyRouteComponent(() => import('../features/gates/GatePage.tsx'), 'GatePage'),
})
const evidence = createRoute({
  getParentRoute: () => signedIn,
  path: '/evidence/$key',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(() => import('../features/evidence/EvidencePage.tsx'), 'EvidencePage'),
})
const raci = createRoute({
  getParentRoute: () => signedIn,
  path: '/raci',
  validateSearch: raciSearch,
  component: lazyRouteComponent(() => import('../features/raci/RaciPage.tsx'), 'RaciPage'),
})
const departure = createRoute({
  getParentRoute: () => signedIn,
  path: '/raci/leaves',
  validateSearch: departureSearch,
  component: lazyRouteComponent(() => import('../features/raci/DeparturePage.tsx'), 'DeparturePage'),
})
const findings = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings',
  validateSearch: findingsSearch,
  component: lazyRouteComponent(() => import('../features/findings/FindingsPage.tsx'), 'FindingsPage'),
})
const finding = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings/$key',
  component: lazyRouteComponent(() => import('../features/findings/FindingPage.tsx'), 'FindingPage'),
})
const intake = createRoute({
  getParentRoute: () => signedIn,
  path: '/intake',
  validateSearch: intakeSearch,
  component: lazyRouteComponent(() => import('../features/intake/IntakePage.tsx'), 'IntakePage'),
})
const activity = createRoute({
  getParentRoute: () => signedIn,
  path: '/activity',
  validateSearch: activitySearch,
  component: lazyRouteComponent(() => import('../features/activity/ActivityPage.tsx'), 'ActivityPage'),
})
const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/members',
  validateSearch: membersSearch,
  component: lazyRouteComponent(() => import('../features/settings/MembersPage.tsx'), 'MembersPage'),
})
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('../features/settings/TokensPage.tsx'), 'TokensPage'),
})
const gateDefinitions = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/gates',
  validateSearch: gateDefinitionsSearch,
  component: lazyRouteComponent(
    () => import('../features/settings/definitions/GateDefinitionsPage.tsx'),
    'GateDefinitionsPage',
  ),
})
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../features/settings/ProfilePage.tsx'), 'ProfilePage'),
})
/** Whatever else somebody asks for, in the frame from which they find on. */
const nothing = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage })

const routeTree = root.addChildren([
  open.addChildren([setup, signIn, invite, reset]),
  board,
  signedIn.addChildren([
    posture,
    register,
    bringIn,
    engagement,
    version,
    versions,
    datasets,
    dataset,
    gates,
    gate,
    evidence,
    raci,
    departure,
    findings,
    finding,
    intake,
    activity,
    members,
    tokens,
    gateDefinitions,
    profile,
    nothing,
  ]),
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: TroublePage,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

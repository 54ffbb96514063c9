import {
  Activity,
  Boxes,
  Database,
  FileInput,
  Gauge,
  Grid3x3,
  ListTree,
  type LucideIcon,
  Settings,
  SquareKanban,
  TriangleAlert,
} from 'lucide-react'

export type PlaceName =
  | 'overview'
  | 'register'
  | 'versions'
  | 'datasets'
  | 'gates'
  | 'findings'
  | 'raci'
  | 'intake'
  | 'activity'
  | 'settings'

export type Place = {
  name: PlaceName
  href: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  /** Stands in the bar at the bottom of a phone. */
  first?: boolean
}

/** Where the navigation leads, in its order. */
export const places: readonly Place[] = [
  { name: 'overview', href: '/', icon: Gauge, key: 'o', first: true },
  { name: 'register', href: '/register', icon: ListTree, key: 'e' },
  { name: 'versions', href: '/versions', icon: Boxes, key: 'v' },
  { name: 'datasets', href: '/datasets', icon: Database, key: 'd' },
  { name: 'gates', href: '/gates', icon: SquareKanban, key: 'b', first: true },
  { name: 'findings', href: '/findings', icon: TriangleAlert, key: 'f', first: true },
  { name: 'raci', href: '/raci', icon: Grid3x3, key: 'r' },
  { name: 'intake', href: '/intake', icon: FileInput, key: 'i' },
  { name: 'activity', href: '/activity', icon: Activity, key: 'a', first: true },
  { name: 'settings', href: '/settings/members', icon: Settings, key: 's' },
]

/** Whether `path` lies at or under the place. */
export function isAt(place: Place, path: string): boolean {
  if (place.name === 'overview') return path === '/'
  if (place.name === 'settings') return path.startsWith('/settings')
  if (place.name === 'register') return path.startsWith('/register') || path.startsWith('/e/')
  return path === place.href || path.startsWith(`${place.href}/`)
}

import { lazy } from 'react'

/**
 * A feature never imports a feature: what one shows of another is put together here, and loaded when it is shown.
 */
export const EngagementMatrix = lazy(() =>
  import('../features/raci/EngagementMatrix.tsx').then((module) => ({ default: module.EngagementMatrix })),
)

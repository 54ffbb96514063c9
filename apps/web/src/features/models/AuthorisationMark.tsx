import { useTranslation } from 'react-i18next'
import type { RoutingAuthorisation } from '../../generated/gql/graphql.ts'
import { Mark } from '../../ui/Mark.tsx'

const colors: Record<RoutingAuthorisation, string> = {
  APPROVED: 'var(--pass)',
  LEGACY: 'var(--caution)',
  UNAPPROVED: 'var(--critical)',
}

/** By whose authority traffic flows: a closed ring by approval, a broken one from before, an open one by nobody's. */
export function AuthorisationMark({ authorisation }: { authorisation: RoutingAuthorisation }) {
  const { t } = useTranslation('models')
  return (
    <Mark color={colors[authorisation]} word={t(`authorisation.${authorisation}`)}>
      {authorisation === 'APPROVED' ? (
        <>
          <circle cx="7" cy="7" r="5.5" fill="currentColor" />
          <path d="m4.5 7.2 1.8 1.8 3.2-3.6" stroke="var(--paper)" strokeWidth="1.5" />
        </>
      ) : authorisation === 'LEGACY' ? (
        <circle cx="7" cy="7" r="5" stroke="currentColor" strokeWidth="1.6" strokeDasharray="3 2" />
      ) : (
        <>
          <circle cx="7" cy="7" r="5" stroke="currentColor" strokeWidth="1.6" />
          <path d="M7 4v3.6M7 9.4v.8" stroke="currentColor" strokeWidth="1.6" />
        </>
      )}
    </Mark>
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ownerSeat, type Seat } from './matrix.ts'

/** The columns of a matrix: the use-case owner's seat, then the teams. */
export function useSeats(teams: readonly { id: string; name: string }[] | undefined): Seat[] {
  const { t } = useTranslation('raci')
  return useMemo<Seat[]>(
    () => [
      { id: ownerSeat, name: t('owner'), teamId: null },
      ...(teams?.map(({ id, name }) => ({ id, name, teamId: id })) ?? []),
    ],
    [teams, t],
  )
}

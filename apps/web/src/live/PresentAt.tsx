import { useTranslation } from 'react-i18next'
import { AvatarStack } from '../ui/AvatarStack.tsx'
import { useOthers } from './presence.ts'
import type { Spot } from './presence-store.ts'
import { spokenNames } from './spoken-names.ts'

type Props = { spot: Spot | null; most?: number | undefined; size?: 18 | 20 | undefined }

/** Who else is there, by their initials; nothing while nobody is. */
export function PresentAt({ spot, most, size }: Props) {
  const { t, i18n } = useTranslation('app')
  const names = useOthers(spot).map(({ name }) => name)
  const label = t('presence.here', { count: names.length, names: spokenNames(names, i18n.language) })
  return <AvatarStack names={names} label={label} most={most} size={size} live />
}

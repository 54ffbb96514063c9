import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { ChoiceProperty } from './ChoiceProperty.tsx'
import classes from './engagement.module.css'
import { usePeople } from './use-people.ts'

type Props = {
  engagement: { id: string; key: string; version: number; owner?: { id: string; name: string } | null }
  readOnly: boolean
}

const nobody = '-'

/** Who accepts the risk of the use case. */
export function OwnerProperty({ engagement, readOnly }: Props) {
  const { t } = useTranslation('engagements')
  const { people } = usePeople()
  const { owner } = engagement
  // An owner who has left stays shown, though nobody may choose them any more.
  const known = !owner || people.some(({ id }) => id === owner.id) ? people : [...people, owner]
  const options = [
    { value: nobody, label: t('nobody') },
    ...known.map(({ id, name }) => ({
      value: id,
      label: name,
      mark: (
        <span className={classes.person}>
          <Avatar name={name} silent /> {name}
        </span>
      ),
    })),
  ]
  return (
    <ChoiceProperty
      engagement={engagement}
      label={t('field.owner')}
      value={owner?.id ?? nobody}
      options={options}
      change={(value) => ({ ownerId: value === nobody ? null : value })}
      spoken={(stored) =>
        stored === ''
          ? t('nobody')
          : (known.find(({ id }) => atob(id).endsWith(`:${stored}`))?.name ?? t('someoneElse'))
      }
      readOnly={readOnly}
      openKey="a"
    />
  )
}

import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'

type Team = { id: string; name: string }
type Props = {
  mine: readonly Team[]
  all: readonly Team[]
  readOnly: boolean
  pending: boolean
  onSave: (teamIds: string[]) => void
}

/** The teams of a member; they are saved together, since sign-offs go by them. */
export function MemberTeams({ mine, all, readOnly, pending, onSave }: Props) {
  const { t } = useTranslation('settings')
  const [chosen, setChosen] = useState(() => mine.map(({ id }) => id))
  const changed = chosen.length !== mine.length || mine.some(({ id }) => !chosen.includes(id))
  if (readOnly) {
    return (
      <div className={classes.row}>
        <span>{t('members.teams')}</span>
        <span>{mine.length === 0 ? t('members.noTeam') : mine.map(({ name }) => name).join(', ')}</span>
      </div>
    )
  }
  return (
    <Checkbox.Group label={t('members.teams')} value={chosen} onChange={setChosen} mt={8}>
      <div className={classes.checks} data-columns>
        {all.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
      {changed ? (
        <Button size="xs" mt={12} loading={pending} onClick={() => onSave(chosen)}>
          {t('member.saveTeams')}
        </Button>
      ) : null}
    </Checkbox.Group>
  )
}

import { Button, NativeSelect } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../../generated/gql/graphql.ts'
import { kindsFor } from './choices.ts'
import classes from './definitions.module.css'
import { isGroup, newPart, type PolicyDraft } from './policy-draft.ts'

type Props = {
  stage: GateStage
  withGroups: boolean
  /** The type that a condition on evidence begins with. */
  type: string
  onAdd: (part: PolicyDraft) => void
}

/** Chooses the next condition or group of a group. */
export function AddPart({ stage, withGroups, type, onAdd }: Props) {
  const { t } = useTranslation('settings')
  const kinds = kindsFor(stage).filter((kind) => withGroups || !isGroup({ kind }))
  const [chosen, setChosen] = useState('EVIDENCE_IN_FORCE')
  const kind = kinds.find((each) => each === chosen) ?? 'EVIDENCE_IN_FORCE'
  return (
    <div className={classes.adding}>
      <NativeSelect
        aria-label={t('definitions.partToAdd')}
        data={kinds.map((each) => ({ value: each, label: t(`definitions.kind.${each}`) }))}
        value={kind}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onAdd(newPart(kind, type))}>
        {t('definitions.addPart')}
      </Button>
    </div>
  )
}

import { useQuery } from '@apollo/client/react'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { SupersedeEvidence } from './evidence-acts.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

const SuccessorChoices = graphql(`
  query SuccessorChoices($key: String!) {
    engagement(key: $key) { id evidence { id key title status type { id code } } }
  }
`)

/** Lets other evidence in force take the place of this. */
export function SupersedeDialog({ evidence, onClose }: { evidence: EvidenceFacts; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const { id, key, version, type, engagement } = evidence
  const { data } = useQuery(SuccessorChoices, { variables: { key: engagement.key } })
  const [chosen, setChosen] = useState<string | null>(null)
  const [supersede, { pending, refusal }] = useCommand(SupersedeEvidence)
  const others = (data?.engagement?.evidence ?? []).filter(
    (each) => each.id !== id && each.type.code === type.code && each.status === 'ACCEPTED',
  )
  return (
    <ReasonDialog
      title={t('act.supersede.title', { key })}
      why={t('act.supersede.why')}
      label={t('act.supersede.do')}
      pending={pending}
      refusal={refusal}
      ready={chosen !== null}
      onSubmit={(reason) => supersede({ evidenceId: id, byId: chosen ?? '', expectedVersion: version, reason })}
      onClose={onClose}
    >
      <Select
        label={t('act.supersede.by')}
        description={
          data !== undefined && others.length === 0 ? t('act.supersede.none', { type: type.name }) : undefined
        }
        data={others.map((each) => ({ value: each.id, label: `${each.key} ${each.title}` }))}
        value={chosen}
        onChange={setChosen}
        disabled={others.length === 0}
        required
      />
    </ReasonDialog>
  )
}

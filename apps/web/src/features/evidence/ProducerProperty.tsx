import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { InlineSelect } from '../../ui/InlineSelect.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { ChangeEvidence } from './change-evidence.ts'
import type { EvidenceFacts } from './evidence-facts.ts'

const EvidenceTeams = graphql(`
  query EvidenceTeams { workspace { id teams { id name } } }
`)

/** The team that produced it. */
export function ProducerProperty({ evidence, readOnly }: { evidence: EvidenceFacts; readOnly: boolean }) {
  const { t } = useTranslation('evidence')
  const { id, version, producer } = evidence
  const { data } = useQuery(EvidenceTeams, { skip: readOnly })
  const [change, { pending, refusal }] = useCommand(ChangeEvidence)
  const teams = data?.workspace.teams ?? (producer ? [producer] : [])
  return (
    <>
      <InlineSelect
        label={t('property.producer')}
        value={producer?.id ?? null}
        options={teams.map((team) => ({ value: team.id, label: team.name }))}
        onChange={(producerId) => void change({ evidenceId: id, expectedVersion: version, producerId })}
        empty={t('nobody')}
        pending={pending}
        readOnly={readOnly}
      />
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
    </>
  )
}

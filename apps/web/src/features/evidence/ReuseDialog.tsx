import { useQuery } from '@apollo/client/react'
import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { ReuseEvidence } from './evidence-acts.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

const ReuseChoices = graphql(`
  query ReuseChoices($key: String!) {
    engagement(key: $key) {
      id
      modelVersions { id label modelName }
      datasetVersions { id label datasetName }
    }
  }
`)

/** Lets evidence of one version serve another: a decision with its reason, over the same bytes. */
export function ReuseDialog({ evidence, onClose }: { evidence: EvidenceFacts; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const navigate = useNavigate()
  const { id, key, engagement, modelVersion, datasetVersion } = evidence
  const { data } = useQuery(ReuseChoices, { variables: { key: engagement.key } })
  const [chosen, setChosen] = useState<string | null>(null)
  const [reuse, { pending, refusal }] = useCommand(ReuseEvidence)
  const { modelVersions = [], datasetVersions = [] } = data?.engagement ?? {}
  const versions = modelVersion
    ? modelVersions.map(({ id: version, modelName, label }) => ({ value: version, label: `${modelName} ${label}` }))
    : datasetVersions.map(({ id: version, datasetName, label }) => ({
        value: version,
        label: `${datasetName} ${label}`,
      }))
  const own = modelVersion?.id ?? datasetVersion?.id
  async function handleSubmit(reason: string) {
    const done = await reuse({
      evidenceId: id,
      ...(modelVersion ? { modelVersionId: chosen ?? '' } : { datasetVersionId: chosen ?? '' }),
      reason,
    })
    if (done !== null && 'key' in done) void navigate({ href: `/evidence/${String(done.key)}` })
    return done
  }
  return (
    <ReasonDialog
      title={t('act.reuse.title', { key })}
      why={t('act.reuse.why')}
      label={t('act.reuse.do')}
      pending={pending}
      refusal={refusal}
      ready={chosen !== null}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Select
        label={t('act.reuse.for')}
        data={versions.filter(({ value }) => value !== own)}
        value={chosen}
        onChange={setChosen}
        required
      />
    </ReasonDialog>
  )
}

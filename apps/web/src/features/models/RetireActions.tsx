import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import classes from './models.module.css'
import { Refused } from './Refused.tsx'
import { type Outcome, RetireOutcomes } from './RetireOutcomes.tsx'

const CloseVersions = graphql(`
  mutation RetireActions_closeVersions($input: VersionsInput!) {
    closeVersions(input: $input) {
      __typename
      ... on VersionResults {
        results { refusal reasons { code message subjectKey } modelVersion { id label modelName ...VersionsTable_version } }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const OpenRetirements = graphql(`
  mutation RetireActions_openRetirements($input: VersionsInput!) {
    openRetirements(input: $input) {
      __typename
      ... on VersionResults {
        results { refusal reasons { code message subjectKey } modelVersion { id label modelName ...VersionsTable_version } }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { ids: readonly string[]; onClear: () => void; onDone: () => void }

/** Opens the retirement of the versions that are selected, or closes them; each gets its own answer. */
export function RetireActions({ ids, onClear, onDone }: Props) {
  const { t } = useTranslation('models')
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const [close, closing] = useCommand(CloseVersions)
  const [open, opening] = useCommand(OpenRetirements)

  async function run(act: typeof close | typeof open) {
    const done = await act({ modelVersionIds: [...ids] })
    if (done === null) return
    setOutcomes(done.results)
    onDone()
  }
  return (
    <div className={classes.bulk}>
      <div className={classes.acts}>
        <b>{t('versions.selected', { count: ids.length })}</b>
        <Button size="compact-sm" variant="default" loading={opening.pending} onClick={() => void run(open)}>
          {t('versions.openRetirement')}
        </Button>
        <Button size="compact-sm" loading={closing.pending} onClick={() => void run(close)}>
          {t('versions.close')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {t('versions.clear')}
        </Button>
      </div>
      <Refused refusal={closing.refusal ?? opening.refusal} />
      <RetireOutcomes outcomes={outcomes} />
    </div>
  )
}

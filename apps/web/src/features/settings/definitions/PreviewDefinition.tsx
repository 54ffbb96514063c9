import { useLazyQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateDefinitionDraft } from '../../../generated/gql/graphql.ts'
import { graphql } from '../../../generated/gql/index.ts'
import { faultRefusal, refusalIn } from '../../../graph/refusal.ts'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import { Shown } from '../Shown.tsx'
import { DefinitionDifferences } from './DefinitionDifferences.tsx'
import classes from './definitions.module.css'
import { PreviewedGates } from './PreviewedGates.tsx'

const PreviewDefinitionQuery = graphql(`
  query PreviewDefinition($draft: GateDefinitionDraft!) {
    previewGateDefinition(draft: $draft) {
      __typename
      ... on GateDefinitionPreview {
        moved
        kept
        changed
        policySentences
        differences { ...DefinitionDifferences_difference }
        gates { ...PreviewedGates_gate }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** What the draft would make of the gates, had it been saved now. */
export function PreviewDefinition({ draft }: { draft: GateDefinitionDraft }) {
  const { t } = useTranslation('settings')
  const [ask, { data, error, loading }] = useLazyQuery(PreviewDefinitionQuery, { fetchPolicy: 'network-only' })
  const [asked, setAsked] = useState('')
  const now = JSON.stringify(draft)
  const answer = data?.previewGateDefinition
  const refusal = error ? faultRefusal(error) : answer ? refusalIn(answer) : null
  return (
    <section aria-live="polite">
      <SectionHead
        level={3}
        title={t('definitions.preview')}
        note={asked !== '' && asked !== now ? t('definitions.outdated') : undefined}
        actions={
          <Button
            variant="default"
            loading={loading}
            onClick={() => {
              setAsked(now)
              void ask({ variables: { draft } })
            }}
          >
            {t('definitions.previewNow')}
          </Button>
        }
      />
      <Shown refusal={refusal} />
      {answer?.__typename === 'GateDefinitionPreview' ? (
        <>
          <p className={classes.lead}>
            {t('definitions.outcome', { moved: answer.moved, kept: answer.kept, changed: answer.changed })}
          </p>
          {answer.differences.length === 0 ? <p>{t('definitions.same')}</p> : null}
          <DefinitionDifferences differences={answer.differences} />
          <PreviewedGates gates={answer.gates} more={answer.changed - answer.gates.length} />
        </>
      ) : asked === '' ? (
        <p className={classes.none}>{t('definitions.previewWhy')}</p>
      ) : null}
    </section>
  )
}

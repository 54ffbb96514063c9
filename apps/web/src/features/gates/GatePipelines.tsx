import { useLazyQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { hrefOfKey } from '../../graph/refusal.ts'
import { CommandLine } from '../../ui/CommandLine.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'

const GateVerdictQuery = graphql(`
  query GateVerdict($engagement: String!, $manifestDigest: String!, $stage: GateStage!) {
    gateVerdict(engagementKey: $engagement, manifestDigest: $manifestDigest, stage: $stage, environment: PRODUCTION) {
      __typename
      ... on GateVerdict { ready reasons { code message subjectKey } issuedAt expiresAt jws }
      ... on Refusal { message }
    }
  }
`)

/** What a pipeline asks before it goes past this gate, the answer at this moment, and the command that asks. */
export function GatePipelines({ gate }: { gate: GateToDecide }) {
  const { t } = useTranslation('gates')
  const [ask, { data, loading, error }] = useLazyQuery(GateVerdictQuery, { fetchPolicy: 'network-only' })
  const { engagement, modelVersion, stage } = gate
  if (!modelVersion) return null
  const asked = { engagement: engagement.key, manifest: modelVersion.manifestDigest, stage: stage.toLowerCase() }
  const command = `curl -sH "Authorization: Bearer $ASSAY_TOKEN" "${location.origin}/gates/verdict?${new URLSearchParams(asked)}"`
  const verdict = data?.gateVerdict
  return (
    <section className={classes.section} id="pipelines">
      <SectionHead
        title={t('pipelines.title')}
        actions={
          <Button
            size="xs"
            variant="light"
            loading={loading}
            onClick={() =>
              void ask({
                variables: { engagement: engagement.key, manifestDigest: modelVersion.manifestDigest, stage },
              })
            }
          >
            {t('pipelines.ask')}
          </Button>
        }
      />
      <p className={classes.note}>{t('pipelines.why')}</p>
      <CommandLine command={command} label={t('pipelines.command')} />
      <div aria-live="polite">
        {error ? <Trouble message={error.message} /> : null}
        {verdict?.__typename === 'GateVerdict' ? (
          <div className={classes.stack}>
            <p className={verdict.ready ? classes.ready : classes.verdict}>
              {verdict.ready ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
              {t(verdict.ready ? 'pipelines.ready' : 'pipelines.notReady', { count: verdict.reasons.length })}
            </p>
            <ul className={classes.reasons}>
              {verdict.reasons.map(({ code, message, subjectKey }) => {
                const to = hrefOfKey(subjectKey ?? null)
                return (
                  <li key={`${code} ${message}`}>
                    <CircleAlert size={14} aria-hidden />
                    {to ? <LinkTo href={to}>{message}</LinkTo> : message}
                  </li>
                )
              })}
            </ul>
            <p className={classes.note}>
              {t('pipelines.until')} <RelativeTime at={verdict.expiresAt} />{' '}
              <CopyButton text={verdict.jws} what={t('pipelines.jws')} />
            </p>
          </div>
        ) : verdict ? (
          <Trouble message={verdict.message} />
        ) : null}
      </div>
    </section>
  )
}

import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { CommandLine } from '../../ui/CommandLine.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { IntakeFigures } from './IntakeFigures.tsx'
import { IntakePreview } from './IntakePreview.tsx'
import { IntakeRunHead } from './IntakeRunHead.tsx'
import { IntakeUnreadable } from './IntakeUnreadable.tsx'
import { ingestCommand } from './ingest-command.ts'
import classes from './intake.module.css'
import { atWork, IntakeRun_run } from './intake-run.ts'

const IntakeRunQuery = graphql(`
  query IntakeRunView($key: String!) {
    intakeRun(key: $key) { id ...IntakeRun_run ...IntakePreview_run }
  }
`)
const CommitIntake = graphql(`
  mutation IntakeRunView_commitIntake($input: CommitIntakeInput!) {
    commitIntake(input: $input) {
      __typename
      ... on IntakeRun { id ...IntakeRun_run }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
const CancelIntake = graphql(`
  mutation IntakeRunView_cancelIntake($input: CancelIntakeInput!) {
    cancelIntake(input: $input) {
      __typename
      ... on IntakeRun { id ...IntakeRun_run }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { runKey: string; already: boolean; onAnother: () => void }

/** One run: read, previewed, committed. It follows the server's work by the stream, and asks again where that is silent. */
export function IntakeRunView({ runKey, already, onAnother }: Props) {
  const { t } = useTranslation('intake')
  const { data, error, refetch, startPolling, stopPolling } = useQuery(IntakeRunQuery, { variables: { key: runKey } })
  const [commit, committing] = useCommand(CommitIntake)
  const [cancel, cancelling] = useCommand(CancelIntake)
  const run = readFragment(IntakeRun_run, data?.intakeRun)
  const status = run?.runStatus

  const working = status !== undefined && atWork.has(status)
  useEffect(() => {
    if (!working) return
    startPolling(1_500)
    return stopPolling
  }, [working, startPolling, stopPolling])
  // The stream brings the run's new state, but not the rows of its preview.
  const before = useRef(status)
  useEffect(() => {
    if (before.current !== undefined && before.current !== status) void refetch()
    before.current = status
  }, [status, refetch])

  if (data === undefined) {
    return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <RowsSkeleton />
  }
  if (!run || !data.intakeRun) {
    return <EmptyState title={t('missing', { key: runKey })} why={t('missingWhy')} />
  }
  const { counts, engagement, modelVersion, tool } = run
  const refusal = committing.refusal ?? cancelling.refusal
  const changes = counts.new + counts.updated + counts.reopened
  const listed = href('/findings', {
    engagement: engagement.key,
    source: tool && !tool.includes(',') ? tool : undefined,
    sort: '-key',
  })
  return (
    <section className={classes.run} aria-label={t('run', { key: runKey })}>
      <IntakeRunHead run={run} />
      {already ? (
        <p className={classes.already} role="status">
          {t('already', { name: run.startedBy })} <RelativeTime at={run.createdAt} />.{' '}
          {t(`alreadyNow.${run.runStatus}`)}
        </p>
      ) : null}
      {run.runStatus === 'FAILED' ? <Refusal message={run.problem ?? t('failed')} /> : null}
      {run.runStatus === 'FAILED' || run.runStatus === 'RECEIVED' || run.runStatus === 'READING' ? null : (
        <IntakeFigures run={run} />
      )}
      {run.runStatus === 'PREVIEWED' ? (
        <div className={classes.actions}>
          <Button
            loading={committing.pending}
            disabled={cancelling.pending}
            onClick={() => void commit({ runId: run.id })}
          >
            {changes === 0 ? t('commitNothing') : t('commit', { count: changes })}
          </Button>
          <Button
            variant="default"
            loading={cancelling.pending}
            disabled={committing.pending}
            onClick={() => void cancel({ runId: run.id })}
          >
            {t('cancel')}
          </Button>
          <span className={classes.note}>{t('commitNote', { target: targetOf(engagement, modelVersion) })}</span>
        </div>
      ) : null}
      {run.runStatus === 'COMMITTED' ? (
        <div className={classes.actions}>
          <LinkTo href={listed}>{t('openFindings', { tool: tool ?? t('file') })}</LinkTo>
          <LinkTo href={href(`/e/${engagement.key}`)}>{t('openEngagement', { key: engagement.key })}</LinkTo>
        </div>
      ) : null}
      {run.runStatus === 'FAILED' || run.runStatus === 'CANCELLED' || run.runStatus === 'UNDONE' ? (
        <div className={classes.actions}>
          <Button variant="default" onClick={onAnother}>
            {t('another')}
          </Button>
        </div>
      ) : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} /> : null}
      <IntakeUnreadable run={run} />
      <IntakePreview run={data.intakeRun} />
      <div className={classes.same}>
        <p className={classes.note}>{t('sameByCommand')}</p>
        <CommandLine
          label={t('sameByCommand')}
          command={ingestCommand({
            origin: location.origin,
            fileName: run.fileName,
            engagementKey: engagement.key,
            versionLabel: modelVersion?.label ?? null,
          })}
        />
      </div>
    </section>
  )
}

const targetOf = (
  { key }: { key: string },
  version: { label: string; modelName: string } | null | undefined,
): string => (version ? `${key}, ${version.modelName} ${version.label}` : key)

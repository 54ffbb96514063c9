import { useQuery } from '@apollo/client/react'
import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { CommandLine } from '../../ui/CommandLine.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { CutOff } from '../../uploads/CutOff.tsx'
import { UploadRow } from '../../uploads/UploadRow.tsx'
import { useUpload } from '../../uploads/use-upload.ts'
import { ingestCommand } from './ingest-command.ts'
import classes from './intake.module.css'

const IntakeTargets = graphql(`
  query IntakeTargets {
    viewer { roles can(act: TAKE_IN) { allowed reason } }
    engagements(first: 100) { edges { node { id key name } } }
  }
`)
const IntakeVersions = graphql(`
  query IntakeVersions($key: String!) {
    engagement(key: $key) { id modelVersions { id label modelName } }
  }
`)
const StartIntake = graphql(`
  mutation IntakeStart_startIntake($input: StartIntakeInput!) {
    startIntake(input: $input) {
      __typename
      ... on IntakeRun { id key status ...IntakeRun_run }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  /** The target that another page proposes. */
  engagementKey: string | undefined
  versionLabel: string | undefined
  /** `already`: the very same file was taken in there before. */
  onStarted: (runKey: string, already: boolean) => void
}

/** A file and where it belongs. Nothing changes on the record yet: the next step shows what would. */
export function IntakeStart(props: Props) {
  const { t } = useTranslation('intake')
  const { data } = useQuery(IntakeTargets)
  const [chosenKey, setKey] = useState<string | null>(props.engagementKey ?? null)
  const [chosenVersion, setVersion] = useState<string | null | undefined>(undefined)
  const { upload, send, clear } = useUpload()
  const file = upload.state === 'none' ? null : upload.file
  const uploaded = upload.state === 'kept' ? upload.uploaded : null
  const [refused, setRefused] = useState<string | null>(null)
  const [start, { pending, refusal }] = useCommand(StartIntake)

  const engagements = data?.engagements.edges.map(({ node }) => node) ?? []
  const key = chosenKey ?? (engagements.length === 1 ? (engagements[0]?.key ?? null) : null)
  const engagement = engagements.find((each) => each.key === key)
  const { data: found } = useQuery(IntakeVersions, { variables: { key: key ?? '' }, skip: key === null })
  const versions = found?.engagement?.modelVersions ?? []
  const proposed = versions.find(({ label }) => label === props.versionLabel)?.id ?? null
  const version = chosenVersion === undefined ? proposed : chosenVersion
  // What a guest may do differs by engagement: the record says.
  const can = data?.viewer?.roles.includes('GUEST') ? undefined : data?.viewer?.can
  const label = versions.find(({ id }) => id === version)?.label ?? null

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (uploaded === null || engagement === undefined) return
    const run = await start({
      uploadId: uploaded.uploadId,
      engagementId: engagement.id,
      mode: 'PREVIEW',
      ...(version === null ? {} : { modelVersionId: version }),
    })
    if (run !== null) onStarted(run.key, run.status !== 'RECEIVED' && run.status !== 'READING')
  }
  const { onStarted } = props
  if (can?.allowed === false) return <EmptyState title={t('barred')} why={can.reason ?? ''} />
  if (data !== undefined && engagements.length === 0) {
    return (
      <EmptyState
        title={t('noEngagement')}
        why={t('noEngagementWhy')}
        action={<LinkTo href="/register">{t('toRegister')}</LinkTo>}
      />
    )
  }
  return (
    <form className={classes.start} onSubmit={(event) => void handleSubmit(event)}>
      {upload.state === 'none' ? (
        <FileDrop
          label={t('drop')}
          hint={t('dropHint')}
          onFiles={([first]) => {
            setRefused(null)
            if (first !== undefined) send(first)
          }}
          onRefuse={setRefused}
        />
      ) : (
        <UploadRow upload={upload} onAgain={() => send(upload.file)} onClear={clear} />
      )}
      {upload.state === 'none' ? <CutOff /> : null}
      {refused ? <Refusal message={refused} /> : null}
      <div className={classes.target}>
        <Select
          label={t('engagement')}
          description={t('engagementHint')}
          data={engagements.map((each) => ({ value: each.key, label: `${each.key} ${each.name}` }))}
          value={key}
          onChange={(value) => {
            setKey(value)
            setVersion(null)
          }}
          allowDeselect={false}
          searchable={engagements.length > 8}
          required
        />
        <Select
          label={t('version')}
          description={t(versions.length === 0 && found !== undefined ? 'noVersions' : 'versionHint')}
          data={versions.map((each) => ({ value: each.id, label: `${each.modelName} ${each.label}` }))}
          value={version}
          onChange={setVersion}
          disabled={versions.length === 0}
          clearable
        />
      </div>
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      <div className={classes.actions}>
        <Button type="submit" loading={pending} disabled={uploaded === null || engagement === undefined}>
          {t('preview')}
        </Button>
        <span className={classes.note}>{t(file === null ? 'previewNeedsFile' : 'previewNote')}</span>
      </div>
      <div className={classes.same}>
        <p className={classes.note}>{t('sameByCommand')}</p>
        <CommandLine
          label={t('sameByCommand')}
          command={ingestCommand({
            origin: location.origin,
            fileName: file?.name ?? 'results.sarif',
            engagementKey: key ?? 'ENG-1',
            versionLabel: label,
          })}
        />
      </div>
    </form>
  )
}

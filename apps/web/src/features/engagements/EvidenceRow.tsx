import { ActionIcon } from '@mantine/core'
import { Download, Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EvidenceRow_EvidenceFragment } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import { Key } from '../../ui/Key.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { saidBeside } from '../../ui/said-beside.ts'
import { EvidenceVerdict } from './EvidenceVerdict.tsx'
import classes from './evidence.module.css'
import { shortDigest } from './short-digest.ts'
import type { Permissions } from './use-permissions.ts'

export const EvidenceRow_evidence = graphql(`
  fragment EvidenceRow_evidence on Evidence {
    id
    key
    title
    evidenceStatus: status
    statusReason
    effectiveTo
    dueAt
    requestedFrom { id name }
    version
    type { id code name layerNumber binding }
    modelVersion { id label modelName }
    datasetVersion { id label datasetName }
    current { id revision sha256 name receivedAt uploadedBy downloadPath }
    ...EvidenceVerdict_evidence
  }
`)

type Props = {
  evidence: EvidenceRow_EvidenceFragment
  engagementKey: string
  may: Permissions
  changedBy: string | undefined
  onRevise: () => void
}

/** One piece of evidence: what it is, what it proves, its revision with digest, and whether it counts. */
export function EvidenceRow({ evidence, engagementKey, may, changedBy, onRevise }: Props) {
  const { t } = useTranslation(['engagements', 'ui'])
  const { type, current, modelVersion, datasetVersion, effectiveTo, dueAt, evidenceStatus: status } = evidence
  const dataset = datasetVersion ? `${datasetVersion.datasetName} ${datasetVersion.label}` : null
  const model = modelVersion ? `${modelVersion.modelName} ${modelVersion.label}` : ''
  const beside = saidBeside(type.name, [evidence.title, dataset]).filter((each) => !model.endsWith(each))
  const isClosed = status === 'SUPERSEDED' || status === 'DISPOSED'
  return (
    <li
      className={classes.row}
      data-author={changedBy}
      data-closed={isClosed || undefined}
      data-waits={status === 'SUBMITTED' || undefined}
      title={changedBy ? t('ui:table.changedBy', { author: changedBy }) : undefined}
    >
      <span className={classes.state}>
        <EvidenceMark state={status} />
        {evidence.statusReason ? <small>{evidence.statusReason}</small> : null}
      </span>
      <span className={classes.what}>
        <b>{type.name}</b> <Key href={`/evidence/${evidence.key}`}>{evidence.key}</Key>
        <small>
          {beside.join(' · ')}
          {modelVersion ? (
            <>
              {beside.length > 0 ? ' · ' : ''}
              <Key href={`/e/${engagementKey}/v/${encodeURIComponent(modelVersion.label)}`}>
                {`${modelVersion.modelName} ${modelVersion.label}`}
              </Key>
            </>
          ) : null}
        </small>
      </span>
      <span className={classes.revision}>
        {current ? (
          <>
            <span title={t('evidence.received', { by: current.uploadedBy })} data-figures>
              {t('evidence.revision', { revision: current.revision })}
            </span>
            <Digest value={shortDigest(current.sha256)} length={8} />
          </>
        ) : evidence.requestedFrom ? (
          <span>{t('evidence.askedOf', { name: evidence.requestedFrom.name })}</span>
        ) : null}
      </span>
      <span
        className={classes.until}
        data-lapsed={status === 'EXPIRED' || undefined}
        title={effectiveTo ? t('evidence.until') : undefined}
      >
        {status === 'REQUESTED' && dueAt ? (
          <>
            {t('evidence.due')} <RelativeTime at={dueAt} />
          </>
        ) : isClosed || status === 'REJECTED' ? null : effectiveTo ? (
          <>
            {status === 'EXPIRED' ? t('evidence.ended') : null} <RelativeTime at={effectiveTo} />
          </>
        ) : (
          <span className={classes.faint}>{t('evidence.noEnd')}</span>
        )}
      </span>
      <span className={classes.acts}>
        {status === 'SUBMITTED' && may.accept.allowed ? <EvidenceVerdict evidence={evidence} /> : null}
        {isClosed || !may.submit.allowed ? null : (
          <ActionIcon
            onClick={onRevise}
            aria-label={t(status === 'REQUESTED' ? 'evidence.handIn' : 'evidence.revise', { key: evidence.key })}
            title={t(status === 'REQUESTED' ? 'evidence.handInShort' : 'evidence.newRevision')}
          >
            <Upload size={14} aria-hidden />
          </ActionIcon>
        )}
        {current && status !== 'DISPOSED' ? (
          <ActionIcon
            component="a"
            href={current.downloadPath}
            download={current.name}
            aria-label={t('evidence.download', { name: current.name })}
            title={current.name}
          >
            <Download size={14} aria-hidden />
          </ActionIcon>
        ) : null}
      </span>
    </li>
  )
}

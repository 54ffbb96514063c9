import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { EndDialog } from './EndDialog.tsx'
import classes from './models.module.css'
import { ReasonList } from './ReasonList.tsx'
import { Refused } from './Refused.tsx'

export const VersionEnd_version = graphql(`
  fragment VersionEnd_version on ModelVersion {
    id
    endStatus: status
    retentionUntil
    legalHold
    disposalReference
    credentialsRevokedReference
    closingReasons { code message subjectKey }
    ...EndDialog_version
  }
`)

const Close = graphql(`
  mutation VersionEnd_closeVersion($input: CloseVersionInput!) {
    closeVersion(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionEnd_version ...VersionTraffic_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const OpenRetirement = graphql(`
  mutation VersionEnd_openRetirements($input: VersionsInput!) {
    openRetirements(input: $input) {
      __typename
      ... on VersionResults {
        results {
          refusal
          reasons { code message subjectKey }
          modelVersion { id ...VersionMeta_version ...VersionEnd_version ...VersionGates_version }
        }
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const ending: readonly string[] = ['SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING', 'RETIRED']
const retirable: readonly string[] = ['SUPERSEDED', 'ROLLED_BACK']

/** How a version ends: what bounds it afterwards, what is still missing, and closing it. */
export function VersionEnd(props: { version: FragmentType<typeof VersionEnd_version>; mayEdit: boolean }) {
  const { t } = useTranslation('models')
  const version = readFragment(VersionEnd_version, props.version)
  const [editing, setEditing] = useState(false)
  const [close, closing] = useCommand(Close)
  const [open, opening] = useCommand(OpenRetirement)
  if (!ending.includes(version.endStatus)) return null
  const said = (value: string | null | undefined) => value ?? <span className={classes.faint}>–</span>
  const closed = version.endStatus === 'RETIRED'
  return (
    <section>
      <SectionHead
        title={t('end.title')}
        actions={
          props.mayEdit && !closed ? (
            <span className={classes.acts}>
              <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
                {t('end.settle')}
              </Button>
              {retirable.includes(version.endStatus) ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={opening.pending}
                  onClick={() => void open({ modelVersionIds: [version.id] })}
                >
                  {t('end.open')}
                </Button>
              ) : null}
              <Button
                size="compact-sm"
                loading={closing.pending}
                onClick={() => void close({ modelVersionId: version.id })}
              >
                {t('end.close')}
              </Button>
            </span>
          ) : null
        }
      />
      <PropertyList
        properties={[
          {
            label: t('end.retentionUntil'),
            value: version.retentionUntil ? <RelativeTime at={version.retentionUntil} /> : said(null),
          },
          { label: t('end.legalHold'), value: said(version.legalHold) },
          { label: t('end.disposalReference'), value: said(version.disposalReference) },
          { label: t('end.credentialsRevokedReference'), value: said(version.credentialsRevokedReference) },
        ]}
      />
      {closed ? (
        <p className={classes.clear}>{t('end.closed')}</p>
      ) : (
        <ReasonList reasons={version.closingReasons} title={t('end.missing')} none={t('end.ready')} />
      )}
      <Refused refusal={closing.refusal ?? opening.refusal} title={t('end.refused')} />
      {editing ? <EndDialog version={version} onClose={() => setEditing(false)} /> : null}
    </section>
  )
}

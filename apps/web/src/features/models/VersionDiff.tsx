import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DiffRow } from './DiffRow.tsx'
import { diffManifests } from './manifest-diff.ts'
import classes from './models.module.css'

const VersionManifest = graphql(`
  query VersionManifest($key: String!, $label: String!) {
    modelVersion(engagementKey: $key, label: $label) {
      id
      label
      modelName
      manifestDigest
      components { id kind name release digest attested }
    }
  }
`)

type Props = {
  engagementKey: string
  label: string
  /** The label of the version on the left, as the one that was there before. */
  compare: string
  onClose: () => void
}

/** What this version's composition changes against another's. */
export function VersionDiff({ engagementKey: key, label, compare, onClose }: Props) {
  const { t } = useTranslation('models')
  const here = useQuery(VersionManifest, { variables: { key, label } })
  const there = useQuery(VersionManifest, { variables: { key, label: compare } })
  const error = here.error ?? there.error
  if (error !== undefined) return <Trouble message={error.message} onRetry={() => void there.refetch()} />
  const after = here.data?.modelVersion
  const before = there.data?.modelVersion
  if (here.data === undefined || there.data === undefined) return <RowsSkeleton />
  if (!after || !before) return <p className={classes.none}>{t('noSuchVersion', { label: compare })}</p>

  const { added, removed, changed, same } = diffManifests(before.components, after.components)
  const isSame = added.length + removed.length + changed.length === 0
  return (
    <section>
      <SectionHead
        title={t('diff.title', { before: before.label, after: after.label })}
        note={isSame ? undefined : t('diff.same', { count: same })}
        actions={
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            {t('endCompare')}
          </Button>
        }
      />
      {isSame ? (
        <p className={classes.none}>
          {t(before.manifestDigest === after.manifestDigest ? 'diff.identical' : 'diff.noComponent')}
        </p>
      ) : (
        <table className={classes.diff}>
          <thead>
            <tr>
              <th scope="col">{t('component')}</th>
              <th scope="col">{`${before.modelName} ${before.label}`}</th>
              <th scope="col">{`${after.modelName} ${after.label}`}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((change) => (
              <DiffRow key={`${change.kind} ${change.name} ${change.after.release}`} {...change} />
            ))}
            {added.map((part) => (
              <DiffRow
                key={`${part.kind} ${part.name} ${part.release}`}
                kind={part.kind}
                name={part.name}
                after={part}
              />
            ))}
            {removed.map((part) => (
              <DiffRow
                key={`${part.kind} ${part.name} ${part.release}`}
                kind={part.kind}
                name={part.name}
                before={part}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

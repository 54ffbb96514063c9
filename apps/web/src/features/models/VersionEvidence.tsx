import { useTranslation } from 'react-i18next'
import type { VersionEvidence_VersionFragment as Version } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Digest } from '../../ui/Digest.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { saidBeside } from '../../ui/said-beside.ts'
import classes from './models.module.css'

export const VersionEvidence_version = graphql(`
  fragment VersionEvidence_version on ModelVersion {
    id
    label
    engagement { id key }
    evidence {
      id
      key
      title
      status
      effectiveTo
      type { id name }
      current { id revision sha256 name downloadPath }
    }
  }
`)

type Row = Version['evidence'][number]

/** The evidence that proves this very version. */
export function VersionEvidence(props: { version: FragmentType<typeof VersionEvidence_version> }) {
  const { t } = useTranslation('models')
  const { evidence, engagement, label } = readFragment(VersionEvidence_version, props.version)
  const columns: DataColumn<Row>[] = [
    {
      id: 'type',
      header: t('evidence'),
      phone: 'title',
      cell: ({ key, type, title }) => (
        <LinkTo className={classes.file} href={`/evidence/${key}`} title={title}>
          {type.name}{' '}
          <span className={classes.faint}>
            {saidBeside(type.name, [title]).filter((each) => !label.endsWith(each))}
          </span>
        </LinkTo>
      ),
    },
    { id: 'status', header: t('status'), width: 116, cell: ({ status }) => <EvidenceMark state={status} /> },
    {
      id: 'revision',
      header: t('revision'),
      width: 72,
      align: 'end',
      from: 560,
      cell: ({ current }) => <span data-figures>{current?.revision}</span>,
    },
    {
      id: 'digest',
      header: t('digest'),
      width: 132,
      from: 560,
      phone: 'hidden',
      cell: ({ current }) => (current ? <Digest value={current.sha256.replace(/^sha256:/, '')} length={8} /> : null),
    },
    {
      id: 'until',
      header: t('until'),
      width: 108,
      from: 640,
      cell: ({ effectiveTo }) =>
        effectiveTo ? <RelativeTime at={effectiveTo} /> : <span className={classes.faint}>–</span>,
    },
  ]
  return (
    <section>
      <SectionHead
        title={t('evidence')}
        count={evidence.length}
        actions={<LinkTo href={href(`/e/${engagement.key}`, { part: 'evidence' })}>{t('allEvidence')}</LinkTo>}
      />
      <DataTable
        label={t('evidence')}
        rows={evidence}
        columns={columns}
        idOf={({ id }) => id}
        empty={<p className={classes.none}>{t('noEvidence')}</p>}
      />
    </section>
  )
}

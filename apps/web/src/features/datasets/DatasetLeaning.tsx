import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './datasets.module.css'

export const DatasetLeaning_dataset = graphql(`
  fragment DatasetLeaning_dataset on DatasetVersion {
    id
    leaning {
      usage
      modelVersion {
        id
        label
        modelName
        leaningStatus: status
        engagement { id key name }
        gates { id key name status definition { id number } }
      }
    }
  }
`)

/** Which model versions lean on the data, for what, and how their gates stand. */
export function DatasetLeaning(props: { dataset: FragmentType<typeof DatasetLeaning_dataset> }) {
  const { t } = useTranslation('datasets')
  const { leaning } = readFragment(DatasetLeaning_dataset, props.dataset)
  return (
    <section>
      <SectionHead title={t('leaningOn')} count={leaning.length} note={leaning.length > 0 ? t('decides') : undefined} />
      {leaning.length === 0 ? <p className={classes.none}>{t('noLeaning')}</p> : null}
      <ul className={classes.rows}>
        {leaning.map(({ usage, modelVersion: version }) => (
          <li key={`${version.id} ${usage}`}>
            <p>
              <span className={classes.usage}>{t(`usage.${usage}`)}</span>
              <LinkTo href={`/e/${version.engagement.key}/v/${encodeURIComponent(version.label)}`}>
                {version.modelName} {version.label}
              </LinkTo>
              <LifeMark life={version.leaningStatus} />
              <span className={classes.faint}>
                {version.engagement.key} {version.engagement.name}
              </span>
            </p>
            <p className={classes.gates}>
              {version.gates.map(({ id, key, name, status, definition }) => (
                <LinkTo key={id} plain href={`/gates/${key}`} title={`${definition.number} ${name}`}>
                  {definition.number} <GateStateMark state={status} bare />
                </LinkTo>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

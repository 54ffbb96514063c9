import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { spokenSize } from '../../uploads/spoken-size.ts'
import classes from './intake.module.css'
import { RunStatus } from './RunStatus.tsx'

const IntakeRunHead_run = graphql(`
  fragment IntakeRunHead_run on IntakeRun {
    id
    key
    fileName
    sha256
    size
    format
    tool
    startedBy
    createdAt
    engagement { id key name }
    modelVersion { id label modelName }
    ...RunStatus_run
  }
`)

/** What is being taken in, from whom, and into what. */
export function IntakeRunHead(props: { run: FragmentType<typeof IntakeRunHead_run> }) {
  const { t } = useTranslation('intake')
  const run = readFragment(IntakeRunHead_run, props.run)
  const { engagement, modelVersion } = run
  return (
    <header className={classes.head}>
      <h2>
        <Key>{run.key}</Key> {run.fileName}
      </h2>
      <output>
        <RunStatus run={run} />
      </output>
      <div className={classes.about}>
        <MetaLine>
          {run.tool}
          {run.format?.toUpperCase()}
          {spokenSize(run.size)}
          <Digest value={run.sha256} />
          <span>
            {t('into')} <Key href={href(`/e/${engagement.key}`)}>{engagement.key}</Key>{' '}
            {modelVersion ? `${modelVersion.modelName} ${modelVersion.label}` : engagement.name}
          </span>
          <span>
            {t('by', { name: run.startedBy })} <RelativeTime at={run.createdAt} />
          </span>
        </MetaLine>
      </div>
    </header>
  )
}

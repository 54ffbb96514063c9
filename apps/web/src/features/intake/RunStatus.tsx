import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import classes from './intake.module.css'
import { atWork } from './intake-run.ts'

const RunStatus_run = graphql(`
  fragment RunStatus_run on IntakeRun {
    id
    runStatus: status
  }
`)

/** Where a run stands, in a word; the server's work shows that it goes on. */
export function RunStatus(props: { run: FragmentType<typeof RunStatus_run> }) {
  const { t } = useTranslation('intake')
  const { runStatus: status } = readFragment(RunStatus_run, props.run)
  return (
    <span className={classes.status} data-status={status}>
      {atWork.has(status) ? <Loader size={12} aria-hidden /> : null}
      {t(`status.${status}`)}
    </span>
  )
}

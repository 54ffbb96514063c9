import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './intake.module.css'

const IntakeUnreadable_run = graphql(`
  fragment IntakeUnreadable_run on IntakeRun {
    id
    counts { unreadable }
    unreadable { position why }
  }
`)

/** What could not be read, by its place in the file; nothing is dropped silently. */
export function IntakeUnreadable(props: { run: FragmentType<typeof IntakeUnreadable_run> }) {
  const { t } = useTranslation('intake')
  const { counts, unreadable } = readFragment(IntakeUnreadable_run, props.run)
  if (unreadable.length === 0) return null
  return (
    <section>
      <SectionHead title={t('unreadable')} count={counts.unreadable} level={3} />
      <ul className={classes.unreadable}>
        {unreadable.map(({ position, why }) => (
          <li key={position}>
            <code>{position}</code> {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

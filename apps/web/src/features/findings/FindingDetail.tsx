import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import classes from './detail.module.css'
import { FindingFacts } from './FindingFacts.tsx'
import { FindingOccurrences } from './FindingOccurrences.tsx'
import { FindingProperties } from './FindingProperties.tsx'
import { FindingRetests } from './FindingRetests.tsx'
import { FindingSubjects } from './FindingSubjects.tsx'
import { FindingTimeline } from './FindingTimeline.tsx'
import { FindingOverrides } from './overrides/FindingOverrides.tsx'
import type { Choices } from './use-choices.ts'
import { useFindingEvents } from './use-finding-events.ts'

const FindingDetail_finding = graphql(`
  fragment FindingDetail_finding on Finding {
    id
    title
    description
    ...FindingProperties_finding
    ...FindingSubjects_finding
    ...FindingFacts_finding
    ...FindingOverrides_finding
    ...FindingRetests_finding
    ...FindingOccurrences_finding
    ...FindingTimeline_finding
  }
`)

type Props = {
  finding: FragmentType<typeof FindingDetail_finding>
  choices: Choices
  /** There is room for two columns: the properties stand at the right. */
  wide?: boolean | undefined
  /** Nothing above says what it is called. */
  titled?: boolean | undefined
  /** Where one writes a comment, when it stands under the time line. */
  box?: ReactNode
}

/** All that the record holds about one finding. */
export function FindingDetail({ choices, wide, titled, box, ...props }: Props) {
  const { t } = useTranslation('findings')
  const finding = readFragment(FindingDetail_finding, props.finding)
  useFindingEvents(finding.id)
  const level = titled ? 3 : 2
  const description =
    finding.description.trim() === '' ? (
      <p className={classes.quiet}>{t('noDescription')}</p>
    ) : (
      <Markdown>{finding.description}</Markdown>
    )
  const properties = <FindingProperties finding={finding} choices={choices} />
  const reported = (
    <>
      <FindingSubjects finding={finding} level={level} />
      <FindingFacts finding={finding} level={level} />
    </>
  )
  const course = (
    <>
      <FindingOverrides finding={finding} choices={choices} level={level} />
      <FindingRetests finding={finding} level={level} />
      <FindingOccurrences finding={finding} level={level} />
      <FindingTimeline finding={finding} choices={choices} level={level} />
      {box}
    </>
  )
  if (wide) {
    return (
      <div className={classes.wide}>
        <div className={classes.column}>
          {description}
          {course}
        </div>
        <div className={classes.column}>
          {properties}
          {reported}
        </div>
      </div>
    )
  }
  return (
    <div className={classes.column}>
      {titled ? <h2 className={classes.title}>{finding.title}</h2> : null}
      {properties}
      {description}
      {reported}
      {course}
    </div>
  )
}

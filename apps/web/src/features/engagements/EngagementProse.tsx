import { useTranslation } from 'react-i18next'
import type { ChangeEngagementInput } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { EditNotice } from './EditNotice.tsx'
import classes from './engagement.module.css'
import { InlineText } from './InlineText.tsx'
import { useEngagementEdit } from './use-engagement-edit.ts'

export const EngagementProse_engagement = graphql(`
  fragment EngagementProse_engagement on Engagement {
    id
    key
    version
    purpose
    dataSources
    servingStack
  }
`)

type Field = 'purpose' | 'dataSources' | 'servingStack'
const fields: readonly Field[] = ['purpose', 'dataSources', 'servingStack']
const changes: Record<Field, (text: string) => Partial<ChangeEngagementInput>> = {
  purpose: (purpose) => ({ purpose }),
  dataSources: (dataSources) => ({ dataSources }),
  servingStack: (servingStack) => ({ servingStack }),
}

type Props = { engagement: FragmentType<typeof EngagementProse_engagement>; readOnly: boolean }

/** What the use case is for, which data it draws on and what it runs on; edited where it stands. */
export function EngagementProse({ engagement, readOnly }: Props) {
  return fields.map((field) => <ProseField key={field} engagement={engagement} field={field} readOnly={readOnly} />)
}

function ProseField({ field, readOnly, ...props }: Props & { field: Field }) {
  const { t } = useTranslation('engagements')
  const engagement = readFragment(EngagementProse_engagement, props.engagement)
  const label = t(`field.${field}`)
  const edit = useEngagementEdit(engagement, label, changes[field])
  return (
    <section className={classes.proseField}>
      <SectionHead title={label} />
      <InlineText
        prose
        label={label}
        value={edit.wanted ?? engagement[field]}
        onOpen={edit.begin}
        onChange={edit.choose}
        empty={t(readOnly ? 'nothingSaid' : `describe.${field}`)}
        pending={edit.pending}
        waiting={edit.waiting}
        failed={edit.refusal?.kind === 'Fault' ? t('failed') : undefined}
        onRetry={edit.retry}
        readOnly={readOnly}
      />
      <EditNotice label={label} edit={edit} />
    </section>
  )
}

import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useQueuedCommand } from '../../graph/useQueuedCommand.ts'
import { href } from '../../ui/href.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { type ClassChoice, ClassFields } from './ClassFields.tsx'
import { fieldFaults } from './field-faults.ts'
import classes from './forms.module.css'
import { inTurn, newestVersion, noteVersion } from './own-edits.ts'
import { submitOnModEnter } from './submit-on-mod-enter.ts'

export const ClassDialog_engagement = graphql(`
  fragment ClassDialog_engagement on Engagement {
    id
    key
    version
    classification { id riskClass annexPoint article50 rationale decidedAt decidedBy { id name } }
  }
`)

const Classify = graphql(`
  mutation ClassDialog_classifyEngagement($input: ClassifyEngagementInput!) {
    classifyEngagement(input: $input) {
      __typename
      ... on Engagement {
        id
        version
        ...EngagementMeta_engagement
        ...EngagementProperties_engagement
        ...RegisterTable_engagement
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { engagement: FragmentType<typeof ClassDialog_engagement>; onClose: () => void }

/** Puts the use case in a class, always with the reason; what was decided before stays on the record. */
export function ClassDialog({ onClose, ...props }: Props) {
  const { t } = useTranslation('engagements')
  const engagement = readFragment(ClassDialog_engagement, props.engagement)
  const before = engagement.classification
  const [choice, setChoice] = useState<ClassChoice>({
    riskClass: before?.riskClass ?? null,
    annexPoint: before?.annexPoint ?? '',
    article50: before?.article50 ?? false,
    rationale: '',
  })
  const [tried, setTried] = useState(false)
  const [classify, { pending, refusal }] = useQueuedCommand(
    Classify,
    `engagement.classification:${engagement.id}`,
    ({ classification }) => ({
      subject: engagement.id,
      what: `${t('field.class')}, ${engagement.key}`,
      value: classification.rationale,
      href: href(`/e/${engagement.key}`),
    }),
  )
  const faults = fieldFaults(refusal, [
    'classification.riskClass',
    'classification.annexPoint',
    'classification.rationale',
  ])

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const { riskClass, annexPoint, article50, rationale } = choice
    if (riskClass === null || riskClass === 'LATER' || rationale.trim() === '') return
    const classification = {
      riskClass,
      article50,
      rationale: rationale.trim(),
      ...(riskClass === 'HIGH_ANNEX_III' ? { annexPoint: annexPoint.trim() } : {}),
    }
    const done = await inTurn(engagement.id, () =>
      classify({ engagementId: engagement.id, expectedVersion: newestVersion(engagement), classification }),
    )
    if (done === null) return
    if (done !== 'waiting') noteVersion(done)
    onClose()
  }
  const missing = (field: 'riskClass' | 'rationale', isMissing: boolean) =>
    tried && isMissing ? t(`new.fault.${field}`) : faults.of[`classification.${field}`]
  return (
    <Modal opened onClose={onClose} title={t('class.title')} size={600}>
      <form
        className={classes.form}
        onSubmit={(event) => void handleSubmit(event)}
        onKeyDown={submitOnModEnter}
        noValidate
      >
        {before ? (
          <p className={classes.note}>
            {t('class.before', { name: before.decidedBy.name })} <RelativeTime at={before.decidedAt} />:{' '}
            {before.rationale}
          </p>
        ) : null}
        <ClassFields
          value={choice}
          faults={{
            riskClass: missing('riskClass', choice.riskClass === null),
            annexPoint: faults.of['classification.annexPoint'],
            rationale: missing('rationale', choice.rationale.trim() === ''),
          }}
          onChange={(fields) => setChoice((current) => ({ ...current, ...fields }))}
        />
        {faults.rest ? (
          <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('class.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

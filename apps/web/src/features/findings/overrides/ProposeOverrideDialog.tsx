import { useQuery } from '@apollo/client/react'
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverrideType, Severity } from '../../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { Refusal } from '../../../ui/Refusal.tsx'
import dialogs from '../dialogs.module.css'
import { fieldFaults } from '../field-faults.ts'
import { severities } from '../finding-choices.ts'
import { submitOnModEnter } from '../submit-on-mod-enter.ts'
import { lastDayOf, momentOf } from './expiry.ts'
import { OverrideTermsNote } from './OverrideTermsNote.tsx'

const ProposeOverrideDialog_finding = graphql(`
  fragment ProposeOverrideDialog_finding on Finding {
    id
    key
    title
    severity
    subjects { id status modelVersion { id label modelName } }
    overrides { id status modelVersion { id } }
  }
`)

const Terms = graphql(`
  query OverrideTerms($findingId: ID!, $modelVersionId: ID, $type: OverrideType!, $severity: Severity) {
    overrideTerms(findingId: $findingId, modelVersionId: $modelVersionId, type: $type, severity: $severity) {
      latestExpiry
      longestDays
      ...OverrideTermsNote_terms
    }
  }
`)

const Propose = graphql(`
  mutation ProposeOverrideDialog_proposeOverride($input: ProposeOverrideInput!) {
    proposeOverride(input: $input) {
      __typename
      ... on Override { ...OverrideEntry_override }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const types = ['RISK_ACCEPTED', 'DEFERRED', 'SEVERITY_ADJUSTED', 'FALSE_POSITIVE'] as const
const onAssets = 'ASSETS'

type Props = { finding: FragmentType<typeof ProposeOverrideDialog_finding>; onClose: () => void }

/** Proposes an override: what, on which version, why and until when; and shows whom it takes and what it unblocks. */
export function ProposeOverrideDialog({ onClose, ...props }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const finding = readFragment(ProposeOverrideDialog_finding, props.finding)
  const inPlay = finding.subjects.filter(({ status }) => status === 'AFFECTED' || status === 'UNKNOWN')
  const places = [
    ...inPlay.flatMap(({ modelVersion }) =>
      modelVersion ? [{ value: modelVersion.id, label: `${modelVersion.modelName} ${modelVersion.label}` }] : [],
    ),
    ...(inPlay.some(({ modelVersion }) => !modelVersion) ? [{ value: onAssets, label: t('override.asset') }] : []),
  ]
  // Where nothing is overridden yet is what one most likely came for.
  const taken = finding.overrides.flatMap(({ status, modelVersion }) =>
    status === 'ACTIVE' || status === 'PROPOSED' ? [modelVersion?.id ?? onAssets] : [],
  )
  const free = places.find(({ value }) => !taken.includes(value)) ?? places[0]
  const [place, setPlace] = useState(free?.value ?? onAssets)
  const [type, setType] = useState<OverrideType>('RISK_ACCEPTED')
  const [severity, setSeverity] = useState<Severity | null>(null)
  const [rationale, setRationale] = useState('')
  const [until, setUntil] = useState('')
  const [propose, { pending, refusal }] = useCommand(Propose)
  const faults = fieldFaults(refusal, ['modelVersionId', 'severity', 'rationale', 'expiresAt'])
  const asked = {
    findingId: finding.id,
    modelVersionId: place === onAssets ? null : place,
    type,
    severity: type === 'SEVERITY_ADJUSTED' ? severity : null,
  }
  const { data, previousData } = useQuery(Terms, {
    variables: asked,
    skip: type === 'SEVERITY_ADJUSTED' && severity === null,
    fetchPolicy: 'network-only',
  })
  const terms = (data ?? previousData)?.overrideTerms ?? null
  const latest = terms?.latestExpiry ?? null

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const expiresAt = momentOf(until, latest)
    const done = await propose({ ...asked, rationale, ...(expiresAt === null ? {} : { expiresAt }) })
    if (done !== null) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('override.proposeTitle', { key: finding.key })} size={560}>
      <form className={dialogs.form} onSubmit={(event) => void handleSubmit(event)} onKeyDown={submitOnModEnter}>
        <p className={dialogs.subject}>{finding.title}</p>
        <div className={dialogs.pair}>
          <Select
            label={t('override.what')}
            data={types.map((each) => ({ value: each as string, label: t(`override.type.${each}`) }))}
            value={type}
            allowDeselect={false}
            onChange={(value) => setType((value as OverrideType | null) ?? type)}
          />
          <Select
            label={t('override.where')}
            data={places}
            value={place}
            allowDeselect={false}
            onChange={(value) => setPlace(value ?? place)}
            error={faults.of.modelVersionId}
          />
          {type === 'SEVERITY_ADJUSTED' ? (
            <Select
              label={t('override.newSeverity')}
              placeholder={t('override.chooseSeverity')}
              data={severities
                .filter((each) => each !== finding.severity)
                .map((each) => ({ value: each as string, label: t(`ui:severity.${each}`) }))}
              value={severity}
              onChange={(value) => setSeverity(value as Severity | null)}
              error={faults.of.severity}
              required
            />
          ) : null}
          <TextInput
            type="date"
            label={t('override.until')}
            description={
              latest === null
                ? t('override.untilOpen')
                : t('override.untilMost', { days: terms?.longestDays ?? 0, day: lastDayOf(latest) })
            }
            min={lastDayOf(new Date(Date.now() + 86_400_000).toISOString())}
            {...(latest === null ? {} : { max: lastDayOf(latest), required: true })}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={faults.of.expiresAt}
          />
        </div>
        <Textarea
          data-autofocus
          label={t('override.rationale')}
          description={t('override.rationaleHint')}
          required
          autosize
          minRows={3}
          value={rationale}
          onChange={(event) => setRationale(event.currentTarget.value)}
          error={faults.of.rationale}
        />
        {terms ? <OverrideTermsNote terms={terms} /> : null}
        {faults.rest ? (
          <Refusal message={faults.rest.message} reasons={faults.rest.reasons} fields={faults.rest.fields} />
        ) : null}
        <div className={dialogs.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('override.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

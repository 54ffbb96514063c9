import { useTranslation } from 'react-i18next'
import { Key } from '../../ui/Key.tsx'
import { type Property, PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { DatesDialog } from './DatesDialog.tsx'
import { type EvidenceFacts, isClosed } from './evidence-facts.ts'
import { ProducerProperty } from './ProducerProperty.tsx'
import { TitleProperty } from './TitleProperty.tsx'

type Props = { evidence: EvidenceFacts; may: { submit: boolean; accept: boolean } }

/** What is said of the evidence, edited in place; what it holds never changes. */
export function EvidenceProperties({ evidence, may }: Props) {
  const { t } = useTranslation('evidence')
  const { type, effectiveFrom, effectiveTo, requestedFrom, requestedBy, dueAt, statusReason, holdReason } = evidence
  const { supersededBy, reusedFrom, reusedBy, state } = evidence
  const fixed = isClosed(evidence) || holdReason != null
  const received = evidence.revisions[0]?.receivedAt
  const said = (label: string, value: Property['value'] | undefined): Property[] =>
    value === undefined || value === null ? [] : [{ label: t(`property.${label}`), value }]
  const asked = requestedFrom ? t('askedBy', { from: requestedFrom.name, by: requestedBy?.name ?? '' }) : undefined
  return (
    <section>
      <SectionHead
        title={t('properties')}
        actions={may.accept && !fixed && state !== 'REQUESTED' ? <DatesDialog evidence={evidence} /> : undefined}
      />
      <PropertyList
        properties={[
          ...said('title', <TitleProperty evidence={evidence} readOnly={fixed || !may.submit} />),
          ...said('binding', t(`binding.${type.binding}`)),
          ...said('producer', <ProducerProperty evidence={evidence} readOnly={fixed || !may.submit} />),
          ...said('requested', asked),
          ...said('due', state === 'REQUESTED' && dueAt ? <RelativeTime at={dueAt} /> : undefined),
          ...said('received', received ? <RelativeTime at={received} /> : undefined),
          ...said('from', effectiveFrom ? <RelativeTime at={effectiveFrom} /> : undefined),
          ...said(
            'to',
            state === 'REQUESTED' ? undefined : effectiveTo ? <RelativeTime at={effectiveTo} /> : t('noEnd'),
          ),
          ...said('reason', statusReason ?? undefined),
          ...said('hold', holdReason ?? undefined),
          ...said(
            'supersededBy',
            supersededBy ? <Key href={`/evidence/${supersededBy.key}`}>{supersededBy.key}</Key> : undefined,
          ),
          ...said(
            'reusedFrom',
            reusedFrom ? (
              <>
                <Key href={`/evidence/${reusedFrom.key}`}>{reusedFrom.key}</Key>{' '}
                {t('reusedBy', { by: reusedBy?.name ?? '' })}
              </>
            ) : undefined,
          ),
        ]}
      />
    </section>
  )
}

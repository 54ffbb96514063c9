import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { EnvelopeLine } from './EnvelopeLine.tsx'
import { EnvelopeStandingLine } from './EnvelopeStandingLine.tsx'
import { EnvelopeUseLine } from './EnvelopeUseLine.tsx'
import classes from './models.module.css'
import { ProposeEnvelope } from './ProposeEnvelope.tsx'

export const VersionEnvelopes_version = graphql(`
  fragment VersionEnvelopes_version on ModelVersion {
    id
    metrics { name value measuredAt }
    envelopes { envelope { id } ...EnvelopeStandingLine_standing }
    byPolicy { id ...EnvelopeUseLine_use }
    based { id ...EnvelopeLine_envelope }
    ...ProposeEnvelope_version
  }
`)

type Props = { version: FragmentType<typeof VersionEnvelopes_version>; mayEdit: boolean; maySign: boolean }

/** What was measured, which envelopes a version falls into or stands under, and what was decided by policy. */
export function VersionEnvelopes(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(VersionEnvelopes_version, props.version)
  const [proposing, setProposing] = useState(false)
  const newest = [...new Map(version.metrics.toReversed().map((metric) => [metric.name, metric])).values()]
  const nothing = version.envelopes.length + version.based.length + version.byPolicy.length + newest.length === 0
  return (
    <section>
      <SectionHead
        title={t('envelope.title')}
        actions={
          props.mayEdit ? (
            <Button size="compact-sm" variant="default" onClick={() => setProposing(true)}>
              {t('envelope.propose')}
            </Button>
          ) : null
        }
      />
      {nothing ? <p className={classes.none}>{t('envelope.none')}</p> : null}
      {newest.length > 0 ? (
        <ul className={classes.metrics}>
          {newest.map(({ name, value }) => (
            <li key={name}>
              <span className={classes.faint}>{name}</span> <span data-figures>{value}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className={classes.lineage}>
        {version.based.map((envelope) => (
          <EnvelopeLine key={envelope.id} envelope={envelope} maySign={props.maySign} />
        ))}
        {version.envelopes.map((standing) => (
          <EnvelopeStandingLine
            key={standing.envelope.id}
            standing={standing}
            modelVersionId={version.id}
            mayDecide={props.mayEdit}
          />
        ))}
        {version.byPolicy.map((use) => (
          <EnvelopeUseLine key={use.id} use={use} mayReview={props.maySign} />
        ))}
      </ul>
      {proposing ? <ProposeEnvelope version={version} onClose={() => setProposing(false)} /> : null}
    </section>
  )
}

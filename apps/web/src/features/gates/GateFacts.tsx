import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Digest } from '../../ui/Digest.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import { Delegations } from './sign-off/Delegations.tsx'
import type { GateViewerMay } from './useGate.ts'

/** Whose decision it is, and what about. */
export function GateFacts({ gate, may }: { gate: GateToDecide; may: GateViewerMay | null | undefined }) {
  const { t } = useTranslation('gates')
  const { accountable, engagement, definition, modelVersion, datasetVersion, dueAt, overdue } = gate
  const digest = modelVersion?.manifestDigest ?? datasetVersion?.digest
  const riskClass = engagement.classification?.riskClass
  return (
    <section className={classes.section}>
      <SectionHead
        title={t('seats.title')}
        actions={<LinkTo href={href('/raci', { scope: 'gates' })}>{t('seats.raci')}</LinkTo>}
      />
      {accountable.length === 0 ? <p className={classes.wrong}>{t('nobodyAccountable')}</p> : null}
      {accountable.length > 1 ? <p className={classes.wrong}>{t('twoAccountable')}</p> : null}
      {accountable.map(({ seat, team, people }) => (
        <div key={team?.id ?? seat} className={classes.seat}>
          <b>{team?.name ?? t('owner')}</b>
          {people.length === 0 ? <p className={classes.wrong}>{t('seats.empty')}</p> : null}
          <ul>
            {people.map(({ id, name }) => (
              <li key={id}>
                <Avatar name={name} silent /> {name}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Delegations gate={gate} may={may} />
      <PropertyList
        properties={[
          ...(dueAt
            ? [
                {
                  label: t('facts.due'),
                  value: (
                    <span>
                      <RelativeTime at={dueAt} />
                      {overdue ? <b className={classes.overdue}> {t('facts.overdue')}</b> : null}
                    </span>
                  ),
                },
              ]
            : []),
          { label: t('facts.tier'), value: String(engagement.tier) },
          { label: t('facts.riskClass'), value: t(`riskClass.${riskClass ?? 'UNCLASSIFIED'}`) },
          ...(digest ? [{ label: t('facts.digest'), value: <Digest value={digest} length={19} /> }] : []),
          { label: t('facts.definition'), value: t('facts.revision', { revision: definition.revision }) },
        ]}
      />
      <p className={classes.note}>{definition.description}</p>
    </section>
  )
}

import { ChevronRight, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { hrefOfKey } from '../../graph/refusal.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './engagement.module.css'

export const WhatBlocks_gate = graphql(`
  fragment WhatBlocks_gate on Gate {
    id
    key
    name
    status
    subjectLabel
    evidenceHave
    evidenceNeed
    reasons { code message subjectKey }
  }
`)

/** The gate that holds the use case up, and every reason, each a link to what has to be mended. */
export function WhatBlocks(props: { gate: FragmentType<typeof WhatBlocks_gate> | null }) {
  const { t } = useTranslation('engagements')
  const gate = readFragment(WhatBlocks_gate, props.gate)
  return (
    <section>
      <SectionHead title={t('blocks')} />
      {gate ? (
        <div className={classes.blocks}>
          <p className={classes.blockingGate}>
            <GateStateMark state={gate.status} />
            <LinkTo href={`/gates/${gate.key}`}>
              {gate.name} {t('of')} {gate.subjectLabel}
            </LinkTo>
            <Progress value={gate.evidenceHave} of={gate.evidenceNeed} label={t('evidenceOfGate')} />
          </p>
          {gate.reasons.length === 0 ? (
            <p className={classes.faint}>{t('awaitsDecision')}</p>
          ) : (
            <ul className={classes.reasons}>
              {gate.reasons.map(({ message, subjectKey, code }) => {
                const to = hrefOfKey(subjectKey ?? null) ?? `/gates/${gate.key}`
                return (
                  <li key={`${code} ${message}`}>
                    <LinkTo plain href={to}>
                      {message} <ChevronRight size={12} aria-hidden />
                    </LinkTo>
                  </li>
                )
              })}
            </ul>
          )}
        </div>
      ) : (
        <p className={classes.clear}>
          <CircleCheck size={16} aria-hidden /> {t('nothingBlocks')}
        </p>
      )}
    </section>
  )
}

import './words.ts'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { AsOfFrame } from '../../live/as-of/AsOfFrame.tsx'
import { AsOfPicker } from '../../live/as-of/AsOfPicker.tsx'
import { useAsOf, whyNot } from '../../live/as-of/as-of.ts'
import { usePlace } from '../../live/presence.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DecisionHistory } from './DecisionHistory.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { GateChecklist } from './GateChecklist.tsx'
import { GateFacts } from './GateFacts.tsx'
import { GatePipelines } from './GatePipelines.tsx'
import { GateReasons } from './GateReasons.tsx'
import classes from './gate.module.css'
import { MaterialChange } from './MaterialChange.tsx'
import { useGate } from './useGate.ts'

/** One gate, now or at the moment that the address names. */
export function GatePage() {
  const { key } = useParams({ from: '/signed-in/gates/$key' })
  const { asOf } = useSearch({ from: '/signed-in/gates/$key' })
  return (
    <AsOfFrame at={asOf} now={`/gates/${key}`}>
      <GateAt />
    </AsOfFrame>
  )
}

/** One gate: what it asks for and what is missing, whose decision it is, and every decision that was taken on it. */
function GateAt() {
  const { t } = useTranslation('gates')
  const { key } = useParams({ from: '/signed-in/gates/$key' })
  const { gate, may, error, refetch, refetchViewer } = useGate(key)
  const router = useRouter()
  const asOf = useAsOf()
  usePlace({ subject: gate?.id })

  if (error && gate === undefined)
    return <Trouble message={asOf === null ? t('trouble') : whyNot(error)} onRetry={() => void refetch()} />
  if (gate === undefined) return <PageSkeleton />
  if (gate === null) {
    return (
      <EmptyState
        whole
        title={t('missing.title', { key })}
        why={asOf === null ? t('missing.why') : t('missing.then')}
        action={<LinkTo href="/gates">{t('missing.action')}</LinkTo>}
      />
    )
  }
  const { engagement, status } = gate
  return (
    <>
      <PageHead
        shortKey={gate.key}
        title={t('gateOf', { gate: gate.name, subject: gate.subjectLabel })}
        meta={
          <MetaLine>
            <GateStateMark state={status} />
            <RelativeTime at={gate.statusSince} />
            <LinkTo href={`/e/${engagement.key}`}>
              {engagement.key} {engagement.name}
            </LinkTo>
            {gate.modelVersion ? (
              <LinkTo href={`/e/${engagement.key}/v/${encodeURIComponent(gate.modelVersion.label)}`}>
                {t('version', { label: gate.modelVersion.label })}
              </LinkTo>
            ) : null}
            <LinkTo href={href('/gates', { engagement: [engagement.key], asOf })}>{t('onBoard')}</LinkTo>
          </MetaLine>
        }
        actions={
          <>
            <AlsoViewing spot={{ subject: gate.id }} />
            <Progress value={gate.evidenceHave} of={gate.evidenceNeed} label={t('evidence')} />
            <AsOfPicker onChoose={(at) => router.history.push(href(`/gates/${key}`, { asOf: at }))} />
            <a className={classes.toDecision} href="#decision">
              {t('decide.title')}
            </a>
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          <GateReasons gate={gate} />
          <MaterialChange gate={gate} may={may?.onGate?.answerMaterialChange} />
          <GateChecklist gate={gate} may={may} />
          <DecisionHistory gate={gate} may={may} onViewerChanged={() => void refetchViewer()} />
          {asOf === null ? <GatePipelines gate={gate} /> : null}
        </div>
        <aside className={classes.side} aria-label={t('decide.title')}>
          <DecisionPanel key={gate.id} gate={gate} may={may} onViewerChanged={() => void refetchViewer()} />
          <GateFacts gate={gate} may={may} />
        </aside>
      </div>
    </>
  )
}

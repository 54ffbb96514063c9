import { useTranslation } from 'react-i18next'
import { Checklist } from '../../ui/Checklist.tsx'
import { useNow } from '../../ui/now.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { EvidenceActions } from './EvidenceActions.tsx'
import { EvidenceLine } from './EvidenceLine.tsx'
import { EvidenceStanding } from './EvidenceStanding.tsx'
import { readEntry, stateOfEntry } from './evidence-line.ts'
import { GatePolicy } from './GatePolicy.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'
import { useDecidedOn } from './use-decided-on.ts'
import type { GateViewerMay } from './useGate.ts'

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined }

/** Every kind of evidence that the gate asks for, the missing first, each with its file and what can be done with it. */
export function GateChecklist({ gate, may }: Props) {
  const { t } = useTranslation('gates')
  const now = useNow()
  const target = { engagementId: gate.engagement.id, gateId: gate.id }
  const entries = gate.checklist.map(readEntry)
  const decidedOn = useDecidedOn(
    gate.id,
    entries.flatMap(({ evidence }) => evidence?.id ?? []),
  )
  return (
    <>
      <section className={classes.section} id="checklist">
        <SectionHead
          title={t('checklist.title')}
          note={t('checklist.note', { have: gate.evidenceHave, need: gate.evidenceNeed })}
        />
        <Checklist
          label={t('checklist.title')}
          items={entries.map((entry) => {
            const state = stateOfEntry(entry, now)
            return {
              id: entry.type.id,
              state,
              label: <EvidenceLine entry={entry} decidedOn={decidedOn(entry.evidence?.id)} />,
              detail: <EvidenceStanding entry={entry} state={state} />,
              action: <EvidenceActions entry={entry} target={target} may={may} />,
            }
          })}
        />
      </section>
      <GatePolicy gate={gate} />
    </>
  )
}

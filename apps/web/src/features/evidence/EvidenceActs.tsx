import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { AcceptEvidence } from './evidence-acts.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { ReuseDialog } from './ReuseDialog.tsx'
import { SimpleAct, type SimpleActName } from './SimpleAct.tsx'
import { SupersedeDialog } from './SupersedeDialog.tsx'

type Act = SimpleActName | 'supersede' | 'reuse'
type Props = { evidence: EvidenceFacts; may: { accept: boolean } }

/** What can be done with the evidence as it stands, by who may; what cannot is not offered. */
export function EvidenceActs({ evidence, may }: Props) {
  const { t } = useTranslation('evidence')
  const [open, setOpen] = useState<Act | null>(null)
  const [accept, { pending, refusal }] = useCommand(AcceptEvidence)
  const { id, version, state, holdReason, type, modelVersion, datasetVersion } = evidence
  if (!may.accept) return null
  const held = holdReason != null
  const bound = type.binding === 'VERSION_BOUND' && (modelVersion != null || datasetVersion != null)
  const acts: Act[] = [
    ...(state === 'ACCEPTED' && bound ? (['reuse'] as const) : []),
    ...(state === 'ACCEPTED' || state === 'EXPIRED' ? (['supersede'] as const) : []),
    ...(state === 'DISPOSED' || state === 'REQUESTED' ? [] : [held ? ('release' as const) : ('hold' as const)]),
    ...(state === 'SUBMITTED' || state === 'DISPOSED' || held ? [] : (['dispose'] as const)),
    ...(state === 'SUBMITTED' ? (['reject'] as const) : []),
  ]
  const close = () => setOpen(null)
  return (
    <>
      {acts.map((act) => (
        <Button key={act} variant={act === 'reject' ? 'default' : 'subtle'} color="gray" onClick={() => setOpen(act)}>
          {t(`act.${act === 'dispose' && state === 'REQUESTED' ? 'withdraw' : act}.open`)}
        </Button>
      ))}
      {state === 'SUBMITTED' ? (
        <Button loading={pending} onClick={() => void accept({ evidenceId: id, expectedVersion: version })}>
          {t('act.accept')}
        </Button>
      ) : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      {open === 'supersede' ? <SupersedeDialog evidence={evidence} onClose={close} /> : null}
      {open === 'reuse' ? <ReuseDialog evidence={evidence} onClose={close} /> : null}
      {open !== null && open !== 'supersede' && open !== 'reuse' ? (
        <SimpleAct act={open} evidence={evidence} onClose={close} />
      ) : null}
    </>
  )
}

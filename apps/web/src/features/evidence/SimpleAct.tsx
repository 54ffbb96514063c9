import { useTranslation } from 'react-i18next'
import { useCommand } from '../../graph/useCommand.ts'
import { DisposeOfEvidence, HoldEvidence, RejectEvidence, ReleaseEvidence } from './evidence-acts.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

export type SimpleActName = 'reject' | 'dispose' | 'hold' | 'release'

type Props = { act: SimpleActName; evidence: EvidenceFacts; onClose: () => void }

/** Rejects, disposes of, holds or releases evidence, with the reason. */
export function SimpleAct({ act, evidence, onClose }: Props) {
  const { t } = useTranslation('evidence')
  const { id, key, version, state } = evidence
  const commands = {
    reject: useCommand(RejectEvidence),
    dispose: useCommand(DisposeOfEvidence),
    hold: useCommand(HoldEvidence),
    release: useCommand(ReleaseEvidence),
  }
  const [run, { pending, refusal }] = commands[act]
  const words = act === 'dispose' && state === 'REQUESTED' ? 'withdraw' : act
  return (
    <ReasonDialog
      title={t(`act.${words}.title`, { key })}
      why={t(`act.${words}.why`)}
      label={t(`act.${words}.do`)}
      grave={act === 'dispose' || act === 'reject'}
      pending={pending}
      refusal={refusal}
      onSubmit={(reason) => run({ evidenceId: id, expectedVersion: version, reason })}
      onClose={onClose}
    />
  )
}

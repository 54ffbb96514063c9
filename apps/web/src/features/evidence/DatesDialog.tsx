import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { ChangeEvidence } from './change-evidence.ts'
import classes from './evidence.module.css'
import type { EvidenceFacts } from './evidence-facts.ts'

const dayOf = (at: string | null | undefined): string => {
  if (at == null) return ''
  const moment = new Date(at)
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 10)
}

/** From when until when it counts, apart from when it was received; gates follow from it, so it asks for the reason. */
export function DatesDialog({ evidence }: { evidence: EvidenceFacts }) {
  const { t } = useTranslation('evidence')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setOpened(true)}>
        {t('dates.open')}
      </Button>
      {opened ? <DatesForm evidence={evidence} onClose={() => setOpened(false)} /> : null}
    </>
  )
}

function DatesForm({ evidence, onClose }: { evidence: EvidenceFacts; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const given = { from: dayOf(evidence.effectiveFrom), to: dayOf(evidence.effectiveTo) }
  const [from, setFrom] = useState(given.from)
  const [to, setTo] = useState(given.to)
  const [reason, setReason] = useState('')
  const [change, { pending, refusal }] = useCommand(ChangeEvidence)
  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const done = await change({
      evidenceId: evidence.id,
      expectedVersion: evidence.version,
      ...(from === given.from || from === '' ? {} : { effectiveFrom: new Date(`${from}T00:00:00`).toISOString() }),
      ...(to === given.to ? {} : { effectiveTo: to === '' ? null : new Date(`${to}T23:59:59.999`).toISOString() }),
      reason: reason.trim(),
    })
    if (done !== null) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('dates.title', { key: evidence.key })}>
      <form className={classes.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <p className={classes.note}>{t('dates.why')}</p>
        <TextInput
          type="date"
          label={t('property.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('property.to')}
          description={t('dates.noEnd')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={pending}
            disabled={reason.trim() === '' || (from === given.from && to === given.to)}
          >
            {t('dates.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useQueuedCommand } from '../../graph/useQueuedCommand.ts'
import { href } from '../../ui/href.ts'
import classes from './dialogs.module.css'
import { EditNotice } from './EditNotice.tsx'
import { fieldFaults } from './field-faults.ts'
import { severities } from './finding-choices.ts'
import { submitOnModEnter } from './submit-on-mod-enter.ts'
import { slotOf } from './use-edit.ts'

const SeverityDialog_finding = graphql(`
  fragment SeverityDialog_finding on Finding {
    id
    key
    title
    version
    severity
    cvssVector
  }
`)

const ChangeSeverity = graphql(`
  mutation SeverityDialog_changeFindingSeverity($input: ChangeFindingSeverityInput!) {
    changeFindingSeverity(input: $input) {
      __typename
      ... on Finding { ...SeverityDialog_finding ...FindingsTable_finding }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const fromVector = 'FROM_VECTOR'

type Props = {
  finding: FragmentType<typeof SeverityDialog_finding>
  wanted: Severity
  onClose: () => void
}

/** Rates a finding anew: the severity, or a CVSS vector that gives it, and always the reason. */
export function SeverityDialog(props: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const finding = readFragment(SeverityDialog_finding, props.finding)
  const [severity, setSeverity] = useState<Severity | typeof fromVector>(props.wanted)
  const [vector, setVector] = useState('')
  const [reason, setReason] = useState('')
  const word = (value: string) => t(`ui:severity.${value as Severity}`)
  const [change, { pending, refusal, forget }] = useQueuedCommand(
    ChangeSeverity,
    slotOf('severity', finding.id),
    (input) => ({
      subject: finding.id,
      what: `${t('field.severity')}, ${finding.key}`,
      value: `${input.severity ? word(input.severity) : (input.cvssVector ?? '')}: ${input.reason}`,
      shows: input.severity ?? null,
      href: href(`/findings/${finding.key}`),
    }),
  )
  const faults = fieldFaults(refusal, ['severity', 'cvssVector', 'reason'])

  async function send() {
    const done = await change({
      findingId: finding.id,
      expectedVersion: finding.version,
      reason,
      ...(severity === fromVector ? {} : { severity }),
      ...(vector.trim() === '' ? {} : { cvssVector: vector.trim() }),
    })
    if (done !== null) props.onClose()
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const choices = severities.map((value) => ({ value: value as string, label: word(value) }))
  return (
    <Modal opened onClose={props.onClose} title={t('severity.title', { key: finding.key })} size={480}>
      <form className={classes.form} onSubmit={handleSubmit} onKeyDown={submitOnModEnter}>
        <p className={classes.subject}>{finding.title}</p>
        <Select
          label={t('field.severity')}
          description={t('severity.was', { severity: word(finding.severity) })}
          data={vector.trim() === '' ? choices : [...choices, { value: fromVector, label: t('severity.fromVector') }]}
          value={severity}
          allowDeselect={false}
          onChange={(value) => setSeverity((value as Severity | null) ?? props.wanted)}
          error={faults.of.severity}
        />
        <TextInput
          label={t('field.cvssVector')}
          description={t('severity.vectorHint')}
          placeholder={finding.cvssVector ?? 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'}
          value={vector}
          onChange={(event) => setVector(event.currentTarget.value)}
          error={faults.of.cvssVector}
          spellCheck={false}
        />
        <Textarea
          label={t('severity.reason')}
          description={t('severity.reasonHint')}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={faults.of.reason}
        />
        {faults.rest ? (
          <EditNotice
            field={t('field.severity')}
            refusal={faults.rest}
            spoken={word}
            onKeepTheirs={props.onClose}
            onUseMine={() => {
              forget()
              void send()
            }}
          />
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('severity.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

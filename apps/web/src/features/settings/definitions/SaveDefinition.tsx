import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateDefinitionDraft } from '../../../generated/gql/graphql.ts'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { Shown } from '../Shown.tsx'
import shared from '../settings.module.css'
import classes from './definitions.module.css'

const ReviseDefinition = graphql(`
  mutation SaveDefinition_reviseGateDefinition($input: ReviseGateDefinitionInput!) {
    reviseGateDefinition(input: $input) {
      __typename
      ... on GateDefinition { id ...DefinitionView_definition }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { draft: GateDefinitionDraft; expectedRevision: number; onSaved: () => void; children: ReactNode }

/** Saves the draft as the next revision, with the reason that whoever decides by it will read. */
export function SaveDefinition({ draft, expectedRevision, onSaved, children }: Props) {
  const { t } = useTranslation('settings')
  const [revise, { pending, refusal }] = useCommand(ReviseDefinition)
  const [reason, setReason] = useState('')

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if ((await revise({ draft, expectedRevision, reason })) !== null) onSaved()
  }
  return (
    <form className={classes.save} onSubmit={(event) => void handleSubmit(event)}>
      <Textarea
        label={t('definitions.reason')}
        description={t('definitions.reasonHint')}
        required
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Shown refusal={refusal} />
      <div className={shared.buttons}>
        {children}
        <Button type="submit" loading={pending} disabled={reason.trim() === ''}>
          {t('definitions.save', { revision: expectedRevision + 1 })}
        </Button>
      </div>
    </form>
  )
}

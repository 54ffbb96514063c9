import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './forms.module.css'
import { NewEngagementClass } from './NewEngagementClass.tsx'
import { NewEngagementSummary } from './NewEngagementSummary.tsx'
import { NewEngagementWhat } from './NewEngagementWhat.tsx'
import { type Entry, emptyEntry, entryInput, lacking, steps } from './new-entry.ts'
import { StepForm } from './StepForm.tsx'
import { usePeople } from './use-people.ts'

const CreateEngagement = graphql(`
  mutation NewEngagement_createEngagement($input: CreateEngagementInput!) {
    createEngagement(input: $input) {
      __typename
      ... on Engagement { id key ...RegisterTable_engagement }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** A use case enters the register in three short steps: what it is, its class, and a last look. */
export function NewEngagement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('engagements')
  const router = useRouter()
  const people = usePeople()
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  const [entry, setEntry] = useState<Entry>(emptyEntry)
  const [create, { pending, refusal }] = useCommand(CreateEngagement)

  const step = steps[at] ?? 'confirm'
  const faults = tried ? lacking(entry, step) : {}
  const change = (fields: Partial<Entry>) => setEntry((before) => ({ ...before, ...fields }))
  const goTo = (next: number) => {
    setTried(false)
    setAt(next)
  }
  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (Object.keys(lacking(entry, step)).length > 0) {
      setTried(true)
      return
    }
    if (step !== 'confirm') {
      goTo(at + 1)
      return
    }
    const input = entryInput(entry)
    const done = input === null ? null : await create(input)
    if (done !== null) router.history.push(`/e/${done.key}`)
  }
  const given = { entry, faults, onChange: change }
  return (
    <Drawer
      label={t('new.title')}
      onClose={onClose}
      head={<h2 className={classes.title}>{t('new.title')}</h2>}
      foot={
        <div className={classes.foot}>
          <span className={classes.hint}>
            <Kbd keys="⌘+↵" />
          </span>
          {at > 0 ? (
            <Button variant="default" onClick={() => goTo(at - 1)}>
              {t('new.back')}
            </Button>
          ) : null}
          <Button type="submit" form="new-engagement" loading={pending}>
            {t(step === 'confirm' ? 'new.submit' : 'new.next')}
          </Button>
        </div>
      }
    >
      <ol className={classes.steps} aria-label={t('new.steps')}>
        {steps.map((each, index) => (
          <li key={each} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
            <button type="button" disabled={index > at} onClick={() => goTo(index)}>
              {index + 1}. {t(`new.step.${each}`)}
            </button>
          </li>
        ))}
      </ol>
      <StepForm id="new-engagement" step={step} onSubmit={(event) => void handleSubmit(event)}>
        {step === 'what' ? <NewEngagementWhat {...given} people={people} /> : null}
        {step === 'class' ? <NewEngagementClass {...given} /> : null}
        {step === 'confirm' ? <NewEngagementSummary entry={entry} people={people} /> : null}
        {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      </StepForm>
    </Drawer>
  )
}

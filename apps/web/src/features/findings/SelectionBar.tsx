import { useApolloClient } from '@apollo/client/react'
import { Button, Menu } from '@mantine/core'
import { CircleDot, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingStatus } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { refusalIn } from '../../graph/refusal.ts'
import { Progress } from '../../ui/Progress.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { statuses } from './finding-choices.ts'
import classes from './findings.module.css'
import { ChangeOwner, OwnerSelect_finding } from './OwnerSelect.tsx'
import { nobody } from './owner-options.tsx'
import { ChangeStatus, StatusSelect_finding } from './StatusSelect.tsx'
import type { Choices } from './use-choices.ts'

const SelectionBar_finding = graphql(`
  fragment SelectionBar_finding on Finding {
    id
    key
    ...StatusSelect_finding
    ...OwnerSelect_finding
  }
`)

type Props = {
  findings: readonly FragmentType<typeof SelectionBar_finding>[]
  choices: Choices
  onClear: () => void
}
type Outcome = { done: number; of: number; refused: { key: string; why: string }[] }

/** What can be done to the selected findings at once: each is changed by its own command, and each refusal is named. */
export function SelectionBar(props: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const client = useApolloClient()
  const findings = readFragment(SelectionBar_finding, props.findings)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const running = outcome !== null && outcome.done < outcome.of

  async function each(run: (finding: (typeof findings)[number]) => Promise<object | undefined>) {
    const refused: Outcome['refused'] = []
    for (const [index, finding] of findings.entries()) {
      setOutcome({ done: index, of: findings.length, refused: [...refused] })
      try {
        const answers = Object.values((await run(finding)) ?? {})
        const said = refusalIn(answers.find((each) => typeof each === 'object'))
        if (said !== null) refused.push({ key: finding.key, why: said.message })
      } catch (error) {
        refused.push({ key: finding.key, why: error instanceof Error ? error.message : String(error) })
      }
    }
    setOutcome({ done: findings.length, of: findings.length, refused })
  }
  const setStatus = (status: FindingStatus) =>
    each(async (finding) => {
      const { id, version } = readFragment(StatusSelect_finding, finding)
      const input = { findingId: id, expectedVersion: version, status }
      return (await client.mutate({ mutation: ChangeStatus, variables: { input } })).data
    })
  const setOwner = (owner: string) =>
    each(async (finding) => {
      const { id, version } = readFragment(OwnerSelect_finding, finding)
      const input = { findingId: id, expectedVersion: version, ownerId: owner === nobody ? null : owner }
      return (await client.mutate({ mutation: ChangeOwner, variables: { input } })).data
    })
  const writing = props.choices.writing.allowed
  return (
    <section className={classes.selection} aria-label={t('selection.name')}>
      <b data-figures>{t('selection.count', { count: findings.length })}</b>
      {running ? <Progress value={outcome.done} of={outcome.of} label={t('selection.progress')} /> : null}
      <Menu position="top-start" width={220} disabled={!writing || running}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={!writing || running}
            leftSection={<CircleDot size={14} aria-hidden />}
          >
            {t('field.status')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {statuses.map((status) => (
            <Menu.Item key={status} onClick={() => void setStatus(status)}>
              <StatusMark status={status} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-start" width={240} disabled={!writing || running}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={!writing || running}
            leftSection={<UserRound size={14} aria-hidden />}
          >
            {t('field.owner')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>
          {props.choices.owners.map(({ value, label, mark }) => (
            <Menu.Item key={value} onClick={() => void setOwner(value)}>
              {mark ?? label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="subtle" color="gray" leftSection={<X size={14} aria-hidden />} onClick={props.onClear}>
        {t('selection.clear')}
      </Button>
      {outcome !== null && !running ? (
        <div className={classes.outcome} role="status">
          {t('selection.done', { count: outcome.of - outcome.refused.length })}
          {outcome.refused.length > 0 ? (
            <ul>
              {outcome.refused.slice(0, 5).map(({ key, why }) => (
                <li key={key}>
                  <b>{key}</b> {why}
                </li>
              ))}
              {outcome.refused.length > 5 ? (
                <li>{t('selection.more', { count: outcome.refused.length - 5 })}</li>
              ) : null}
            </ul>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

import { Button, Menu } from '@mantine/core'
import { CircleDot, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingStatus } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { outbox } from '../../graph/client.ts'
import type { Outcome as Sent } from '../../graph/outbox/outbox.ts'
import { href } from '../../ui/href.ts'
import { Progress } from '../../ui/Progress.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { statuses } from './finding-choices.ts'
import classes from './findings.module.css'
import { ChangeOwner, OwnerSelect_finding } from './OwnerSelect.tsx'
import { nobody } from './owner-options.tsx'
import { ChangeStatus, StatusSelect_finding } from './StatusSelect.tsx'
import type { Choices } from './use-choices.ts'
import { slotOf } from './use-edit.ts'

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
const attends = { attends: true }

type Outcome = { done: number; of: number; waiting: number; refused: { key: string; why: string }[] }

/** What can be done to the selected findings at once: each is changed by its own command, and each refusal is named. */
export function SelectionBar(props: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const findings = readFragment(SelectionBar_finding, props.findings)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const running = outcome !== null && outcome.done < outcome.of

  async function each(run: (finding: (typeof findings)[number]) => Promise<Sent>) {
    const refused: Outcome['refused'] = []
    let waiting = 0
    for (const [index, finding] of findings.entries()) {
      setOutcome({ done: index, of: findings.length, waiting, refused: [...refused] })
      const sent = await run(finding)
      if (sent.kind === 'refused') refused.push({ key: finding.key, why: sent.refusal.message })
      if (sent.kind === 'unreachable') waiting += 1
    }
    setOutcome({ done: findings.length, of: findings.length, waiting, refused })
  }
  const errand = ({ id, key }: (typeof findings)[number], name: 'status' | 'owner', shows: string, value: string) => ({
    slot: slotOf(name, id),
    subject: id,
    what: `${t(`field.${name}`)}, ${key}`,
    value,
    shows,
    href: href(`/findings/${key}`),
  })
  const setStatus = (status: FindingStatus) =>
    each((finding) => {
      const { id, version } = readFragment(StatusSelect_finding, finding)
      const input = { findingId: id, expectedVersion: version, status }
      return outbox.hand(ChangeStatus, input, errand(finding, 'status', status, t(`ui:status.${status}`)), attends)
    })
  const setOwner = (owner: string) =>
    each((finding) => {
      const { id, version } = readFragment(OwnerSelect_finding, finding)
      const input = { findingId: id, expectedVersion: version, ownerId: owner === nobody ? null : owner }
      const name = props.choices.owners.find(({ value }) => value === owner)?.label ?? ''
      return outbox.hand(ChangeOwner, input, errand(finding, 'owner', owner, name), attends)
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
          {t('selection.done', { count: outcome.of - outcome.refused.length - outcome.waiting })}
          {outcome.waiting > 0 ? ` ${t('selection.waiting', { count: outcome.waiting })}` : null}
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

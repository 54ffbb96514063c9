import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../../generated/gql/graphql.ts'
import { editions, lists, severities, stages, traits } from './choices.ts'
import classes from './definitions.module.css'
import type { PolicyDraft } from './policy-draft.ts'

type Props = {
  part: PolicyDraft
  stage: GateStage
  types: readonly { code: string; name: string }[]
  onChange: (change: Partial<PolicyDraft>) => void
}

/** A condition as a sentence whose values can be set. */
export function ConditionFields({ part, stage, types, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { kind } = part
  const options = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`definitions.${words}.${value}`) }))
  const age = (
    <>
      <TextInput
        aria-label={t('definitions.days')}
        type="number"
        min={1}
        max={3650}
        placeholder={kind === 'KILL_SWITCH_TESTED' ? undefined : t('definitions.anyAge')}
        className={classes.number}
        value={part.days}
        onChange={(event) => onChange({ days: event.currentTarget.value })}
      />
      <span>{t('definitions.daysOld')}</span>
    </>
  )
  const severity = (
    <NativeSelect
      aria-label={t('definitions.severity')}
      data={options(severities, 'severities')}
      value={part.severity}
      onChange={(event) => {
        const to = severities.find((each) => each === event.currentTarget.value)
        if (to) onChange({ severity: to })
      }}
    />
  )
  return (
    <div className={classes.condition}>
      <span>{t(`definitions.kind.${kind}`)}</span>
      {kind === 'EVIDENCE_IN_FORCE' ? (
        <NativeSelect
          aria-label={t('definitions.evidenceType')}
          data={types.map(({ code, name }) => ({ value: code, label: name }))}
          value={part.evidenceType}
          onChange={(event) => onChange({ evidenceType: event.currentTarget.value })}
        />
      ) : null}
      {kind === 'EVIDENCE_IN_FORCE' || kind === 'VENDOR_ASSESSED' || kind === 'KILL_SWITCH_TESTED' ? age : null}
      {kind === 'OPEN_FINDINGS_AT_MOST' ? (
        <TextInput
          aria-label={t('definitions.most')}
          type="number"
          min={0}
          max={1000}
          className={classes.number}
          value={part.most}
          onChange={(event) => onChange({ most: event.currentTarget.value })}
        />
      ) : null}
      {kind === 'NO_OPEN_FINDING' || kind === 'OPEN_FINDINGS_AT_MOST' ? severity : null}
      {kind === 'OWASP_COVERED' ? (
        <>
          <NativeSelect
            aria-label={t('definitions.list')}
            data={options(lists, 'lists')}
            value={part.list}
            onChange={(event) => {
              const list = lists.find((each) => each === event.currentTarget.value) ?? 'LLM'
              onChange({ list, edition: editions[list][0] })
            }}
          />
          <NativeSelect
            aria-label={t('definitions.edition')}
            data={[...new Set([...editions[part.list], part.edition])]}
            value={part.edition}
            onChange={(event) => onChange({ edition: event.currentTarget.value })}
          />
        </>
      ) : null}
      {kind === 'USE_CASE_IS' ? (
        <NativeSelect
          aria-label={t('definitions.trait')}
          data={options(traits, 'traits')}
          value={part.trait}
          onChange={(event) =>
            onChange({ trait: traits.find((each) => each === event.currentTarget.value) ?? 'TIER_1' })
          }
        />
      ) : null}
      {kind === 'EARLIER_GATES_PASSED' ? (
        <span className={classes.stages}>
          {stages.slice(0, stages.indexOf(stage)).map((each) => (
            <Checkbox
              key={each}
              label={t(`definitions.stage.${each}`)}
              checked={part.stages.includes(each)}
              onChange={(event) =>
                onChange({
                  stages: stages.filter((one) =>
                    one === each ? event.currentTarget.checked : part.stages.includes(one),
                  ),
                })
              }
            />
          ))}
        </span>
      ) : null}
    </div>
  )
}

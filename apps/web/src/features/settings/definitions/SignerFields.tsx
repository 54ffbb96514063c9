import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TeamFunction } from '../../../generated/gql/graphql.ts'
import { overseers } from './choices.ts'
import type { RuleDraft } from './definition-draft.ts'
import classes from './definitions.module.css'

type Props = { rule: RuleDraft; functions: readonly TeamFunction[]; onChange: (rule: RuleDraft) => void }

/** Who signs beside the holder of the A, and what a high class or tier 1 asks besides. */
export function SignerFields({ rule, functions, onChange }: Props) {
  const { t } = useTranslation('settings')
  const toggle = (held: readonly TeamFunction[], each: TeamFunction, on: boolean) =>
    on ? [...held.filter((one) => one !== each), each] : held.filter((one) => one !== each)
  const checks = (
    label: string,
    from: readonly TeamFunction[],
    held: readonly TeamFunction[],
    set: (to: TeamFunction[]) => void,
  ) => (
    <fieldset className={classes.checks}>
      <legend>{label}</legend>
      {from.map((each) => (
        <Checkbox
          key={each}
          label={t(`definitions.function.${each}`)}
          checked={held.includes(each)}
          onChange={(event) => set(toggle(held, each, event.currentTarget.checked))}
        />
      ))}
    </fieldset>
  )
  return (
    <div className={classes.signers}>
      <TextInput
        className={classes.short}
        label={t('definitions.quorum')}
        description={t('definitions.quorumHint')}
        type="number"
        min={1}
        max={5}
        value={rule.quorum}
        onChange={(event) => onChange({ ...rule, quorum: event.currentTarget.value })}
      />
      {checks(t('definitions.concurs'), functions, rule.concurs, (concurs) => onChange({ ...rule, concurs }))}
      <Checkbox
        label={t('definitions.asksMore')}
        description={t('definitions.asksMoreHint')}
        checked={rule.asksMore}
        onChange={(event) => onChange({ ...rule, asksMore: event.currentTarget.checked })}
      />
      {rule.asksMore ? (
        <div className={classes.more}>
          <TextInput
            className={classes.short}
            label={t('definitions.highQuorum')}
            type="number"
            min={2}
            max={5}
            value={rule.highQuorum}
            onChange={(event) => onChange({ ...rule, highQuorum: event.currentTarget.value })}
          />
          {checks(t('definitions.oneOf'), overseers, rule.oneOf, (oneOf) => onChange({ ...rule, oneOf }))}
        </div>
      ) : null}
    </div>
  )
}

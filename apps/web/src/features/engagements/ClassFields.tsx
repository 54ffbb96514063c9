import { Radio, Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RiskClass } from '../../generated/gql/graphql.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import classes from './forms.module.css'

const riskClasses: readonly RiskClass[] = ['NOT_HIGH', 'HIGH_ANNEX_III', 'HIGH_ANNEX_I', 'EXEMPT_6_3', 'PROHIBITED']

export type ClassChoice = {
  riskClass: RiskClass | 'LATER' | null
  annexPoint: string
  article50: boolean
  rationale: string
}
type Props = {
  value: ClassChoice
  /** Sentences under the fields, by field. */
  faults: Partial<Record<keyof ClassChoice, string | undefined>>
  onChange: (fields: Partial<ClassChoice>) => void
  /** Offers to leave the class open for now. */
  later?: boolean
}

/** The class under the EU AI Act, each with what it means in a line, and why it holds. */
export function ClassFields({ value, faults, onChange, later }: Props) {
  const { t } = useTranslation('engagements')
  const isClass = value.riskClass !== null && value.riskClass !== 'LATER'
  return (
    <>
      <Radio.Group
        label={t('class.label')}
        description={t('class.hint')}
        required
        value={value.riskClass}
        onChange={(riskClass) => onChange({ riskClass: riskClass as ClassChoice['riskClass'] })}
        error={faults.riskClass}
      >
        <div className={classes.choices}>
          {riskClasses.map((each, index) => (
            <Radio
              key={each}
              value={each}
              className={classes.choice ?? ''}
              label={<ClassMark riskClass={each} />}
              description={t(`class.means.${each}`)}
              data-first={index === 0 || undefined}
              data-autofocus={index === 0 || undefined}
            />
          ))}
          {later ? (
            <Radio
              value="LATER"
              className={classes.choice ?? ''}
              label={<ClassMark riskClass={null} />}
              description={t('class.means.LATER')}
            />
          ) : null}
        </div>
      </Radio.Group>
      {value.riskClass === 'HIGH_ANNEX_III' ? (
        <TextInput
          label={t('class.point')}
          description={t('class.pointHint')}
          placeholder="4(a)"
          required
          maw={220}
          value={value.annexPoint}
          onChange={(event) => onChange({ annexPoint: event.currentTarget.value })}
          error={faults.annexPoint}
        />
      ) : null}
      {isClass ? (
        <>
          <Switch
            label={t('class.article50')}
            description={t('class.article50Hint')}
            checked={value.article50}
            onChange={(event) => onChange({ article50: event.currentTarget.checked })}
          />
          <Textarea
            label={t('class.rationale')}
            description={t(value.riskClass === 'EXEMPT_6_3' ? 'class.exemptHint' : 'class.rationaleHint')}
            required
            minRows={3}
            value={value.rationale}
            onChange={(event) => onChange({ rationale: event.currentTarget.value })}
            error={faults.rationale}
          />
        </>
      ) : null}
    </>
  )
}

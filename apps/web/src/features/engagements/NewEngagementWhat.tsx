import { Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './forms.module.css'
import type { Entry } from './new-entry.ts'
import type { People } from './use-people.ts'

type Props = {
  entry: Entry
  faults: Partial<Record<keyof Entry, string>>
  onChange: (fields: Partial<Entry>) => void
  people: People
}

/** The first step: what the use case is, who answers for it, and who supplies it. */
export function NewEngagementWhat({ entry, faults, onChange, people }: Props) {
  const { t } = useTranslation('engagements')
  return (
    <>
      <TextInput
        label={t('field.name')}
        placeholder={t('new.namePlaceholder')}
        required
        data-first
        value={entry.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={faults.name ? t(`new.fault.${faults.name}`) : undefined}
      />
      <Textarea
        label={t('field.purpose')}
        description={t('new.purposeHint')}
        minRows={3}
        value={entry.purpose}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Select
          label={t('field.owner')}
          description={t('new.ownerHint')}
          data={people.people.map(({ id, name }) => ({ value: id, label: name }))}
          value={entry.ownerId ?? people.me}
          onChange={(ownerId) => onChange({ ownerId })}
          searchable
          allowDeselect={false}
        />
        <TextInput
          label={t('field.vendor')}
          description={t('new.vendorHint')}
          value={entry.vendor}
          onChange={(event) => onChange({ vendor: event.currentTarget.value })}
        />
      </div>
      {entry.vendor.trim() === '' ? null : <p className={classes.note}>{t('new.vendorNote')}</p>}
      <Switch
        label={t('field.hasTools')}
        description={t('new.toolsHint')}
        checked={entry.hasTools}
        onChange={(event) => onChange({ hasTools: event.currentTarget.checked })}
      />
      <Switch
        label={t('field.restricted')}
        description={t('new.restrictedHint')}
        checked={entry.restricted}
        onChange={(event) => onChange({ restricted: event.currentTarget.checked })}
      />
    </>
  )
}

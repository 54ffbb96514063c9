import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComponentKind } from '../../generated/gql/graphql.ts'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { blankComponent, type ComponentDraft, componentKinds, readPasted } from './component-drafts.ts'
import classes from './forms.module.css'

type Props = {
  components: readonly ComponentDraft[]
  onChange: (components: readonly ComponentDraft[]) => void
  /** What the record said of the rows, by their position. */
  refusal: ShownRefusal | null
}

/** The manifest as rows: what each component is, which release, and its digest, or that it is only attested. */
export function ComponentRows({ components, onChange, refusal }: Props) {
  const { t } = useTranslation('engagements')
  const faultOf = (index: number, field: string) =>
    refusal?.fields.find(({ path }) => path === `components.${index}.${field}`)?.message
  const change = (id: string, fields: Partial<ComponentDraft>) =>
    onChange(components.map((each) => (each.id === id ? { ...each, ...fields } : each)))
  const paste = (event: ClipboardEvent, id: string) => {
    const rows = readPasted(event.clipboardData.getData('text'))
    if (rows === null) return
    event.preventDefault()
    onChange(components.flatMap((each) => (each.id === id ? rows : [each])))
  }
  return (
    <fieldset className={classes.rows}>
      <legend>{t('version.components')}</legend>
      <p className={classes.note}>{t('version.pasteHint')}</p>
      {components.map(({ id, kind, name, release, digest, attested }, index) => {
        const of = (field: string) => t('version.ofRow', { field, row: index + 1 })
        return (
          <div key={id} className={classes.component}>
            <NativeSelect
              aria-label={of(t('version.kind'))}
              data={componentKinds.map((value) => ({ value, label: t(`component.${value}`) }))}
              value={kind}
              onChange={(event) => change(id, { kind: event.currentTarget.value as ComponentKind })}
            />
            <TextInput
              aria-label={of(t('field.name'))}
              placeholder={t('field.name')}
              value={name}
              onPaste={(event) => paste(event, id)}
              onChange={(event) => change(id, { name: event.currentTarget.value })}
              error={faultOf(index, 'name')}
            />
            <TextInput
              aria-label={of(t('version.release'))}
              placeholder={t('version.release')}
              value={release}
              onChange={(event) => change(id, { release: event.currentTarget.value })}
              error={faultOf(index, 'release')}
            />
            <TextInput
              aria-label={of(t('field.digest'))}
              placeholder={attested ? t('version.attestedOnly') : 'sha256:…'}
              value={digest}
              spellCheck={false}
              className={classes.mono ?? ''}
              onChange={(event) => change(id, { digest: event.currentTarget.value })}
              error={faultOf(index, 'digest')}
            />
            <Checkbox
              label={t('version.attested')}
              checked={attested || (digest.trim() === '' && name.trim() !== '')}
              disabled={digest.trim() === '' && name.trim() !== ''}
              onChange={(event) => change(id, { attested: event.currentTarget.checked })}
            />
            <ActionIcon
              aria-label={t('version.removeRow', { row: index + 1 })}
              disabled={components.length === 1}
              onClick={() => onChange(components.filter((each) => each.id !== id))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
      <div>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...components, blankComponent(nextKind(components))])}
        >
          {t('version.addRow')}
        </Button>
      </div>
    </fieldset>
  )
}

/** The first kind that no row has yet. */
const nextKind = (components: readonly ComponentDraft[]) =>
  componentKinds.find((kind) => components.every((each) => each.kind !== kind))

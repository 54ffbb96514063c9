import { Combobox, Loader, useCombobox } from '@mantine/core'
import { Check, ChevronDown, Clock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './InlineSelect.module.css'
import { useKeys } from './useKeys.ts'

export type InlineOption<Value extends string> = {
  value: Value
  /** What is searched and read out. */
  label: string
  /** What is shown, when more than the label: a mark, an avatar. */
  mark?: ReactNode
  /** Why it cannot be chosen. */
  refused?: string | undefined
}

type Props<Value extends string> = {
  label: string
  value: Value | null
  options: readonly InlineOption<Value>[]
  onChange: (value: Value) => void
  empty?: string | undefined
  pending?: boolean | undefined
  /** It could not be sent, and is sent when it can be. */
  waiting?: boolean | undefined
  /** Where there is room for a mark alone. */
  terse?: boolean | undefined
  failed?: string | undefined
  onRetry?: (() => void) | undefined
  readOnly?: boolean | undefined
  /** The single key that opens it, such as `s` for status. */
  openKey?: string | undefined
}

/** A value edited in place: it shows itself, opens its choices, and says when the change is on its way or has failed. */
export function InlineSelect<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, empty, pending, waiting, terse, failed, onRetry, readOnly, openKey } = props
  const { t } = useTranslation('ui')
  const [search, setSearch] = useState('')
  const searchable = options.length > 8
  const combobox = useCombobox({
    onDropdownOpen: () => (searchable ? combobox.focusSearchInput() : combobox.updateSelectedOptionIndex('active')),
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
  })
  const open = (event: KeyboardEvent) => {
    event.preventDefault()
    combobox.focusTarget()
    combobox.openDropdown()
  }
  useKeys(openKey === undefined ? {} : { [openKey]: open }, !readOnly)

  const chosen = options.find((option) => option.value === value)
  const shown = chosen?.mark ?? chosen?.label ?? <span className={classes.empty}>{empty ?? t('select.none')}</span>
  if (readOnly) return <span className={classes.fixed}>{shown}</span>

  const wanted = search.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted))
  const choose = (next: string) => {
    const option = options.find((each) => each.value === next)
    if (option && option.value !== value) onChange(option.value)
    combobox.closeDropdown()
    combobox.focusTarget()
  }
  return (
    <>
      <Combobox store={combobox} width={260} position="bottom-start" shadow="md" onOptionSubmit={choose}>
        <Combobox.Target targetType="button" withExpandedAttribute>
          <button
            type="button"
            className={classes.button}
            aria-label={`${label}: ${chosen?.label ?? empty ?? t('select.none')}${waiting ? `, ${t('waiting')}` : ''}`}
            title={waiting ? t('waitingLong') : undefined}
            data-waiting={waiting || undefined}
            aria-busy={pending || undefined}
            data-failed={failed ? true : undefined}
            onClick={() => combobox.toggleDropdown()}
          >
            {shown}
            {waiting ? <Clock size={12} aria-hidden /> : null}
            {pending ? <Loader size={12} color="var(--ink-2)" aria-hidden /> : <ChevronDown size={12} aria-hidden />}
          </button>
        </Combobox.Target>
        <Combobox.Dropdown className={classes.dropdown}>
          {searchable ? (
            <Combobox.Search
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value)
                combobox.selectFirstOption()
              }}
              placeholder={t('select.search')}
              aria-label={t('select.searchIn', { label })}
            />
          ) : null}
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
            {found.map((option) => (
              <Combobox.Option
                key={option.value}
                value={option.value}
                active={option.value === value}
                disabled={option.refused !== undefined}
                className={classes.option}
              >
                <span>{option.mark ?? option.label}</span>
                {option.refused ? <small>{option.refused}</small> : null}
                {option.value === value ? <Check size={14} aria-hidden /> : null}
              </Combobox.Option>
            ))}
            {found.length === 0 ? <Combobox.Empty>{t('select.nothing')}</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {waiting && !terse ? <span className={classes.waiting}>{t('waiting')}</span> : null}
      {failed ? (
        <span className={classes.failed} role="alert">
          {failed}{' '}
          {onRetry ? (
            <button type="button" onClick={onRetry}>
              {t('retry')}
            </button>
          ) : null}
        </span>
      ) : null}
    </>
  )
}

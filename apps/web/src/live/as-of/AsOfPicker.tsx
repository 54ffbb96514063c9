import { Button, Popover } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { History } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './as-of.module.css'
import { sayMoment, useAsOf } from './as-of.ts'
import { lastMonthsEnd, localMinute, momentOfLocal } from './local-minute.ts'

const dayMs = 86_400_000

/** Chooses the moment that a page is looked at; the page puts it into its address. */
export function AsOfPicker({ onChoose }: { onChoose: (at: string | undefined) => void }) {
  const { t } = useTranslation('app')
  const asOf = useAsOf()
  const [opened, { toggle, close }] = useDisclosure()
  const [written, setWritten] = useState('')
  const choose = (at: string | undefined) => {
    close()
    onChoose(at)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = momentOfLocal(written)
    if (at !== null) choose(at)
  }
  const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
  const open = () => {
    setWritten(localMinute(asOf === null ? new Date(Date.now() - dayMs) : new Date(asOf)))
    toggle()
  }
  return (
    <Popover opened={opened} onChange={(shown) => (shown ? undefined : close())} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<History size={14} aria-hidden />} aria-expanded={opened} onClick={open}>
          {asOf === null ? t('asOf.choose') : sayMoment(asOf)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.picker} aria-label={t('asOf.form')} onSubmit={submit}>
          <div className={classes.quick}>
            <button type="button" onClick={() => choose(ago(1))}>
              {t('asOf.yesterday')}
            </button>
            <button type="button" onClick={() => choose(ago(7))}>
              {t('asOf.weekAgo')}
            </button>
            <button type="button" onClick={() => choose(lastMonthsEnd(new Date()))}>
              {t('asOf.lastMonth')}
            </button>
          </div>
          <label>
            {t('asOf.moment')}
            <input
              type="datetime-local"
              required
              max={localMinute(new Date())}
              value={written}
              onChange={(event) => setWritten(event.currentTarget.value)}
            />
          </label>
          <div className={classes.act}>
            {asOf === null ? null : (
              <Button variant="default" onClick={() => choose(undefined)}>
                {t('asOf.back')}
              </Button>
            )}
            <Button type="submit">{t('asOf.show')}</Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

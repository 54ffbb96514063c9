import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from './paste-plan.ts'
import classes from './raci.module.css'

const shownMs = 6_000

export type Said = { text: string; refused: Refused[] }

/** What a paste or an undo did, with the cells it left alone and why; read out politely. Plain success goes by itself. */
export function RaciNotice({ said, onClose }: { said: Said | null; onClose: () => void }) {
  const { t } = useTranslation('raci')
  const passes = said !== null && said.refused.length === 0
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!passes) return
    const timer = setTimeout(close, shownMs)
    return () => clearTimeout(timer)
  }, [passes, said])
  return (
    <div role="status" className={said ? classes.said : undefined}>
      {said ? (
        <>
          <div>
            <p>{said.text}</p>
            {said.refused.length > 0 ? (
              <ul>
                {said.refused.slice(0, 8).map(({ where, why, detail }) => (
                  <li key={where}>
                    <b>{where}</b> {t(`refused.${why}`, { detail })}
                  </li>
                ))}
                {said.refused.length > 8 ? <li>{t('refused.more', { count: said.refused.length - 8 })}</li> : null}
              </ul>
            ) : null}
          </div>
          <ActionIcon onClick={onClose} aria-label={t('close')}>
            <X size={14} aria-hidden />
          </ActionIcon>
        </>
      ) : null}
    </div>
  )
}

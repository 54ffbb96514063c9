import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { Key } from '../../ui/Key.tsx'
import { LifeMark } from '../../ui/LifeMark.tsx'
import classes from './engagements.module.css'

/** A register without entries: what belongs in it, how to begin, and what an entry will look like. */
export function RegisterEmpty({ action }: { action: ReactNode }) {
  const { t } = useTranslation('engagements')
  return (
    <EmptyState
      title={t('register.empty.title')}
      why={t('register.empty.why')}
      action={action}
      sample={
        <div className={classes.sample}>
          <Key>ENG-1</Key>
          <b>{t('register.empty.sample')}</b>
          <ClassMark riskClass="NOT_HIGH" />
          <span>{t('tierShort', { tier: 1 })}</span>
          <LifeMark life="CLASSIFIED" />
          <span className={classes.blocked}>
            <GateStateMark state="COLLECTING" bare />
            {t('stage.INTAKE')}
            <span className={classes.lacks}>{t('blocked.missing', { count: 4 })}</span>
          </span>
        </div>
      }
    />
  )
}

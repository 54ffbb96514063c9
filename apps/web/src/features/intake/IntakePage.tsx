import './words.ts'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../live/presence.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { IntakeRuns } from './IntakeRuns.tsx'
import { IntakeRunView } from './IntakeRunView.tsx'
import { IntakeStart } from './IntakeStart.tsx'
import classes from './intake.module.css'

/** Takes files into the record: drop, look at what would happen, commit. */
export function IntakePage() {
  const { t } = useTranslation('intake')
  usePlace({ page: 'INTAKE' })
  const { run, engagement, version } = useSearch({ from: '/signed-in/intake' })
  const navigate = useNavigate({ from: '/intake' })
  const [known, setKnown] = useState<string | null>(null)
  const show = (key: string | undefined) => void navigate({ search: (before) => ({ ...before, run: key }) })
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          run === undefined ? null : (
            <Button variant="default" onClick={() => show(undefined)}>
              {t('another')}
            </Button>
          )
        }
      />
      <div className={classes.page}>
        {run === undefined ? (
          <IntakeStart
            engagementKey={engagement}
            versionLabel={version}
            onStarted={(key, already) => {
              setKnown(already ? key : null)
              show(key)
            }}
          />
        ) : (
          <IntakeRunView key={run} runKey={run} already={known === run} onAnother={() => show(undefined)} />
        )}
        <IntakeRuns current={run} />
      </div>
    </>
  )
}

import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShownRefusal } from '../../graph/refusal.ts'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

type Props = {
  title: string
  why: string
  act: string
  pending: boolean
  refusal?: ShownRefusal | null
  onAct: () => void
  onClose: () => void
}

/** Asks once more before what cannot be taken back. */
export function SureDialog({ title, why, act, pending, refusal = null, onAct, onClose }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Modal opened onClose={onClose} title={title}>
      <div className={classes.form}>
        <p className={classes.words}>{why}</p>
        <Shown refusal={refusal} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={pending} onClick={onAct} data-autofocus>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

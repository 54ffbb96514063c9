import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Secret } from './Secret.tsx'
import classes from './settings.module.css'

type Props = { name: string; link: string; onClose: () => void }

/** A live board's link, this once. A click beside it does not close it. */
export function BoardLinkIssued({ name, link, onClose }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={t('token.done', { name })} size="lg">
      <div className={classes.form}>
        <p className={classes.words}>{t('board.once')}</p>
        <Secret text={link} what={t('board.link')} />
        <div className={classes.buttons}>
          <Button variant="default" component="a" href={link} target="_blank" rel="noreferrer">
            {t('board.open')}
          </Button>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Modal>
  )
}

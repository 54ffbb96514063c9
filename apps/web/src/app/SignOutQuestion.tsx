import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { outbox } from '../graph/client.ts'
import { useAllOutgoing } from '../graph/useOutgoing.ts'
import { signOut } from './sign-out.ts'

type Props = { onClose: () => void }

/** Asks what becomes of writes that have not been sent, before their author goes. */
export function SignOutQuestion({ onClose }: Props) {
  const { t } = useTranslation('app')
  const { length } = useAllOutgoing()
  const discard = () => {
    for (const entry of outbox.all()) outbox.discard(entry)
    void signOut()
  }
  return (
    <Modal opened onClose={onClose} title={t('leaving.title')} size={480}>
      <p>{t('leaving.why', { count: length })}</p>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('leaving.stay')}
        </Button>
        <Button variant="default" color="red" onClick={discard}>
          {t('leaving.discard')}
        </Button>
        <Button onClick={() => void signOut()}>{t('leaving.keep')}</Button>
      </Group>
    </Modal>
  )
}

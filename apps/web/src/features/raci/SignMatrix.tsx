import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Digest } from '../../ui/Digest.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import classes from './tools.module.css'

const SignMatrixConfirm = graphql(`
  mutation SignMatrixConfirm($input: ConfirmPresenceInput!) {
    confirmPresence(input: $input) {
      __typename
      ... on PresenceConfirmed { until }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const SignMatrixSign = graphql(`
  mutation SignMatrixSign($input: SignRaciInput!) {
    signRaci(input: $input) {
      __typename
      ... on RaciSeal { digest isVoid }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { digest: string; onClose: () => void; onSigned: () => void }

/** Signs the matrix as it stands: a signature is a person's, not a session's, so it asks for the password. */
export function SignMatrix({ digest, onClose, onSigned }: Props) {
  const { t } = useTranslation('raci')
  const [password, setPassword] = useState('')
  const [confirm, confirming] = useCommand(SignMatrixConfirm)
  const [sign, signing] = useCommand(SignMatrixSign)
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if ((await confirm({ password })) === null) return
    if ((await sign({ digest })) === null) return
    onSigned()
    onClose()
  }
  const refusal = confirming.refusal ?? signing.refusal
  return (
    <Modal opened onClose={onClose} title={t('seal.title')} size="sm">
      <form className={classes.panel} onSubmit={(event) => void handleSubmit(event)}>
        <p className={classes.quiet}>{t('seal.why')}</p>
        <p className={classes.quiet}>
          <Digest value={digest} />
        </p>
        <PasswordInput
          data-autofocus
          label={t('seal.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons.map(said)} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={confirming.pending || signing.pending} disabled={password === ''}>
            {t('seal.sign')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const said = ({ message }: { message: string }) => ({ message })

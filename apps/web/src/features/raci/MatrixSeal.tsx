import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { Hallmark } from '../../ui/Hallmark.tsx'
import { initialsOf } from '../../ui/initials.ts'
import { SignMatrix } from './SignMatrix.tsx'
import classes from './tools.module.css'
import { useReread } from './useReread.ts'

const MatrixSealQuery = graphql(`
  query MatrixSeal {
    viewer { membership { id teams { id function } } can(act: SIGN) { allowed } }
    raciSeal {
      digest
      signedDigest
      signedAt
      isVoid
      signer { id name }
      changed { id since changedBy { id name } row { id name } }
    }
  }
`)

/** Security leadership's mark on the matrix: struck while it is what was signed, void once a cell was changed. */
export function MatrixSeal({ gaps }: { gaps: number }) {
  const { t } = useTranslation('raci')
  const [signing, setSigning] = useState(false)
  const { data, refetch } = useQuery(MatrixSealQuery)
  useReread(refetch, ({ kind }) => kind.startsWith('responsibility.') || kind === 'raci.signed')
  if (data === undefined) return null
  const { digest, signedDigest, signedAt, isVoid, signer, changed } = data.raciSeal
  const leads = data.viewer?.membership.teams.some((team) => team.function === 'SECURITY_LEADERSHIP') ?? false
  const maySign = leads && data.viewer?.can.allowed === true && (signer == null || isVoid)
  const why = changed
    ? t('seal.changed', { row: changed.row.name, author: changed.changedBy?.name ?? t('someone') })
    : t('seal.other')
  return (
    <span className={classes.seal}>
      {signer && signedDigest && signedAt ? (
        <>
          <Hallmark
            initials={initialsOf(signer.name)}
            meaning={t('seal.signed')}
            digest={signedDigest}
            by={signer.name}
            at={new Date(signedAt).toISOString().slice(0, 10)}
            void={isVoid}
          />
          {isVoid ? <small>{why}</small> : null}
        </>
      ) : (
        <small>{t('seal.none')}</small>
      )}
      {maySign ? (
        <Button size="xs" variant="default" disabled={gaps > 0} onClick={() => setSigning(true)}>
          {gaps > 0 ? t('seal.gapsFirst') : t('seal.sign')}
        </Button>
      ) : null}
      {signing ? (
        <SignMatrix digest={digest} onClose={() => setSigning(false)} onSigned={() => void refetch()} />
      ) : null}
    </span>
  )
}

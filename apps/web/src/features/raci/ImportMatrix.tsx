import { useLazyQuery } from '@apollo/client/react'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { ImportPlan } from './ImportPlan.tsx'
import type { Owner } from './owner.ts'
import classes from './tools.module.css'

const ImportMatrixPlan = graphql(`
  query ImportMatrixPlan($csv: String!, $key: String) {
    raciImportPlan(csv: $csv, engagementKey: $key) { digest ...ImportPlan_plan faults { line } changes { row } }
  }
`)

const ImportMatrixTake = graphql(`
  mutation ImportMatrixTake($input: ImportRaciInput!) {
    importRaci(input: $input) {
      __typename
      ... on ResponsibilitiesAssigned { rows { id ...RaciRow_row } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const mostBytes = 64 * 1024

/** A CSV for a matrix: first what it would change and what cannot be read, then, on request, all of it at once. */
export function ImportMatrix({ owner, onClose }: { owner: Owner; onClose: () => void }) {
  const { t } = useTranslation('raci')
  const [csv, setCsv] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [ask, { data, error, loading }] = useLazyQuery(ImportMatrixPlan, { fetchPolicy: 'no-cache' })
  const [take, { pending, refusal }] = useCommand(ImportMatrixTake)
  const plan = data?.raciImportPlan

  const look = async (text: string) => {
    setCsv(text)
    await ask({ variables: { csv: text, key: owner?.key ?? null } }).catch(() => undefined)
  }
  const handleFile = async ([file]: File[]) => {
    setFault(null)
    if (file === undefined) return
    if (file.size > mostBytes) setFault(t('import.tooLarge'))
    else await look(await file.text())
  }
  const handleTake = async () => {
    if (csv === null || plan === undefined) return
    const of = owner === null ? {} : { engagementId: owner.id }
    if ((await take({ ...of, csv, planDigest: plan.digest })) !== null) onClose()
  }
  const clean = plan !== undefined && plan.faults.length === 0 && plan.changes.length > 0
  return (
    <Modal opened onClose={onClose} title={t('import.title')} size="lg">
      <div className={classes.panel}>
        <p className={classes.quiet}>{t('import.why')}</p>
        <FileDrop
          label={t('import.drop')}
          hint={t('import.hint')}
          onFiles={(files) => void handleFile(files)}
          onRefuse={setFault}
          pending={loading}
        />
        {fault ? <Refusal message={fault} /> : null}
        {error ? <Refusal message={error.message} /> : null}
        {plan ? <ImportPlan plan={plan} /> : null}
        {refusal ? <Refusal message={refusal.message} fields={refusal.fields} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {refusal?.kind === 'Conflict' && csv !== null ? (
            <Button variant="default" onClick={() => void look(csv)}>
              {t('import.again')}
            </Button>
          ) : null}
          <Button disabled={!clean} loading={pending} onClick={() => void handleTake()}>
            {t('import.take', { count: plan?.changes.length ?? 0 })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

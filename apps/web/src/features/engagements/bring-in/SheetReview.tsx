import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { LinkTo } from '../../../ui/LinkTo.tsx'
import { Refusal } from '../../../ui/Refusal.tsx'
import { RowsSkeleton } from '../../../ui/RowsSkeleton.tsx'
import classes from './bring-in.module.css'
import { LeftOut } from './LeftOut.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { SheetRows } from './SheetRows.tsx'
import { type ChosenColumn, countOf, readSheet, type Sheet } from './sheet.ts'

const DryRun = graphql(`
  query BringIn_registerSheet($uploadId: ID!, $columns: [RegisterColumnInput!]) {
    registerSheet(uploadId: $uploadId, columns: $columns) { ...Sheet_sheet }
  }
`)
const TakeIn = graphql(`
  mutation BringIn_takeInRegister($input: TakeInRegisterInput!) {
    takeInRegister(input: $input) {
      __typename
      ... on RegisterSheet { ...Sheet_sheet }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { uploadId: string; onAnother: () => void }

/** The dry run of a file and, once it is taken in, what became of each row. */
export function SheetReview({ uploadId, onAnother }: Props) {
  const { t } = useTranslation('bringIn')
  const [columns, setColumns] = useState<ChosenColumn[] | null>(null)
  const { data, previousData, error, loading } = useQuery(DryRun, {
    variables: { uploadId, columns },
    fetchPolicy: 'no-cache',
  })
  const [takeIn, { pending, refusal }] = useCommand(TakeIn)
  const [taken, setTaken] = useState<Sheet | null>(null)
  const answered = data ?? previousData
  const sheet = taken ?? (answered === undefined ? null : readSheet(answered.registerSheet))
  const another = (
    <Button variant="default" onClick={onAnother}>
      {t('another')}
    </Button>
  )
  if (sheet === null) {
    return error ? (
      <div className={classes.choose}>
        <Refusal message={error.message} />
        <div className={classes.act}>{another}</div>
      </div>
    ) : (
      <RowsSkeleton />
    )
  }
  const chosen = sheet.columns.map(({ heading, field }) => ({ heading, field: field ?? null }))
  const entered = countOf(sheet.rows, 'NEW')
  const changed = countOf(sheet.rows, 'CHANGE')
  const left = countOf(sheet.rows, 'REFUSED')
  const label =
    entered > 0 && changed > 0
      ? t('enterAndChange', { entered, changed })
      : changed > 0
        ? t('change', { count: changed })
        : t('enter', { count: entered })
  const commit = async () => {
    const done = await takeIn({ uploadId, columns: chosen })
    if (done !== null) setTaken(readSheet(done))
  }
  const said =
    taken !== null
      ? t('taken', { entered, changed })
      : entered + changed > 0
        ? null
        : left > 0 && countOf(sheet.rows, 'SAME') === 0
          ? t('nothingFits')
          : t('nothingToDo')
  return (
    <div className={classes.review} aria-busy={loading || pending}>
      <SheetColumns sheet={sheet} readOnly={taken !== null || pending} onChoose={setColumns} />
      {error ? <Refusal message={error.message} /> : null}
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      <div className={classes.act} role="status">
        {taken === null && entered + changed > 0 ? (
          <Button loading={pending} disabled={loading || error !== undefined} onClick={() => void commit()}>
            {label}
          </Button>
        ) : null}
        {said ? <b>{said}</b> : null}
        {taken === null ? null : <LinkTo href="/register">{t('open')}</LinkTo>}
        {another}
      </div>
      <LeftOut rows={sheet.rows} />
      <SheetRows sheet={sheet} done={taken !== null} />
    </div>
  )
}

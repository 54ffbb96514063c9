import { Button } from '@mantine/core'
import { Download, History, Upload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { downloadMatrix } from './download-matrix.ts'
import { ImportMatrix } from './ImportMatrix.tsx'
import { MatrixHistory } from './MatrixHistory.tsx'
import { MatrixSeal } from './MatrixSeal.tsx'
import type { Row, Seat } from './matrix.ts'
import classes from './tools.module.css'

type Props = { rows: readonly Row[]; seats: readonly Seat[]; gaps: number; mayImport: boolean }

/** The mark of security leadership, and what can be done with the matrix as a whole. */
export function MatrixActions({ rows, seats, gaps, mayImport }: Props) {
  const { t } = useTranslation('raci')
  const [open, setOpen] = useState<'import' | 'history' | null>(null)
  return (
    <div className={classes.actions}>
      <MatrixSeal gaps={gaps} />
      <LinkTo href="/raci/leaves">{t('leaves.open')}</LinkTo>
      <Button variant="default" leftSection={<History size={14} aria-hidden />} onClick={() => setOpen('history')}>
        {t('history.open')}
      </Button>
      {mayImport ? (
        <Button variant="default" leftSection={<Upload size={14} aria-hidden />} onClick={() => setOpen('import')}>
          {t('import.open')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        onClick={() => downloadMatrix(rows, seats)}
      >
        {t('download')}
      </Button>
      {open === 'import' ? <ImportMatrix owner={null} onClose={() => setOpen(null)} /> : null}
      {open === 'history' ? <MatrixHistory onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Preview } from '../../preview/Preview.tsx'
import type { Previewed } from '../../preview/preview-kind.ts'
import { RevisionDiff } from '../../preview/RevisionDiff.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Key } from '../../ui/Key.tsx'
import classes from './gate.module.css'

type Revision = Previewed & { revision: number }
type Props = {
  evidenceKey: string
  title: string
  current: Revision
  /** The revision that the gate was last decided on, where it is another. */
  decidedOn: Revision | null
  shown: 'preview' | 'diff'
  onShow: (part: 'preview' | 'diff') => void
  onClose: () => void
}

/** What a line of the checklist holds, beside the gate: the file, or what changed in it since the last decision. */
export function EvidencePeek({ evidenceKey, title, current, decidedOn, shown, onShow, onClose }: Props) {
  const { t } = useTranslation('gates')
  return (
    <Drawer
      label={title}
      onClose={onClose}
      head={
        <>
          <Key href={`/evidence/${evidenceKey}`}>{evidenceKey}</Key> {title}
        </>
      }
    >
      <div className={classes.stack}>
        {decidedOn === null ? null : (
          <SegmentedControl
            size="xs"
            aria-label={t('evidenceLine.parts')}
            value={shown}
            onChange={(part) => onShow(part === 'diff' ? 'diff' : 'preview')}
            data={[
              { value: 'preview', label: t('evidenceLine.revision', { revision: current.revision }) },
              { value: 'diff', label: t('evidenceLine.changed', { revision: decidedOn.revision }) },
            ]}
          />
        )}
        {shown === 'diff' && decidedOn !== null ? (
          <RevisionDiff before={decidedOn} after={current} />
        ) : (
          <Preview revision={current} />
        )}
      </div>
    </Drawer>
  )
}

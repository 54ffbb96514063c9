import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import { useKeys } from '../../../ui/useKeys.ts'
import classes from '../detail.module.css'
import type { Sectioned } from '../sectioned.ts'
import type { Choices } from '../use-choices.ts'
import { usePermission } from '../use-permission.ts'
import { OverrideEntry } from './OverrideEntry.tsx'
import { ProposeOverrideDialog } from './ProposeOverrideDialog.tsx'

const FindingOverrides_finding = graphql(`
  fragment FindingOverrides_finding on Finding {
    id
    status
    overrides { id ...OverrideEntry_override }
    ...ProposeOverrideDialog_finding
  }
`)

type Props = Sectioned & { finding: FragmentType<typeof FindingOverrides_finding>; choices: Choices }

/** What was accepted, deferred, rated otherwise or called false, by whom and until when; and the way to propose it. */
export function FindingOverrides({ level, choices, ...props }: Props) {
  const { t } = useTranslation('findings')
  const finding = readFragment(FindingOverrides_finding, props.finding)
  const [proposing, setProposing] = useState(false)
  const { allowed } = usePermission('WRITE_FINDINGS', finding.id)
  const open = allowed && finding.status !== 'VERIFIED' && finding.status !== 'DUPLICATE'
  useKeys({ o: () => setProposing(true) }, open && !proposing)
  if (!open && finding.overrides.length === 0) return null
  const propose = (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<Plus size={14} aria-hidden />}
      title={t('override.proposeKey')}
      aria-keyshortcuts="o"
      onClick={() => setProposing(true)}
    >
      {t('override.propose')}
    </Button>
  )
  return (
    <section>
      <SectionHead
        title={t('override.title')}
        count={finding.overrides.length}
        level={level}
        actions={open ? propose : null}
      />
      {finding.overrides.length === 0 ? (
        <p className={classes.quiet}>{t('override.none')}</p>
      ) : (
        <ul className={classes.entries}>
          {finding.overrides.map((each) => (
            <OverrideEntry key={each.id} override={each} me={choices.me?.id ?? null} />
          ))}
        </ul>
      )}
      {proposing ? <ProposeOverrideDialog finding={finding} onClose={() => setProposing(false)} /> : null}
    </section>
  )
}

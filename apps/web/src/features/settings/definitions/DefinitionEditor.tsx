import { useQuery } from '@apollo/client/react'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { RowsSkeleton } from '../../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import { type DefinitionDraft, draftOfDefinition, inputOfDefinition } from './definition-draft.ts'
import classes from './definitions.module.css'
import { EvidenceFields } from './EvidenceFields.tsx'
import { PolicyGroup } from './PolicyGroup.tsx'
import { PreviewDefinition } from './PreviewDefinition.tsx'
import { changePart, type PolicyDraft } from './policy-draft.ts'
import { SaveDefinition } from './SaveDefinition.tsx'
import { SignerFields } from './SignerFields.tsx'

export const DefinitionEditor_definition = graphql(`
  fragment DefinitionEditor_definition on GateDefinition {
    id
    stage
    number
    name
    revision
    validityDays
    requiredEvidence { when evidenceType { id code name } }
    policy { path kind evidenceType days severity most stages list edition trait }
    signerRule { quorum concurs whenHighOrTier1 { quorum oneOf } }
  }
`)

const DefinitionChoices = graphql(`
  query DefinitionChoices {
    workspace {
      id
      evidenceTypes { id code name }
      teams { id function }
    }
  }
`)

type Props = { definition: FragmentType<typeof DefinitionEditor_definition>; onDone: () => void }

/** The next revision as somebody writes it: what it would change is seen before it is saved. */
export function DefinitionEditor({ onDone, ...props }: Props) {
  const { t } = useTranslation('settings')
  const definition = readFragment(DefinitionEditor_definition, props.definition)
  // What others save meanwhile is no draft of this person: saving tells them that somebody was there first.
  const [{ revision, draft }, setEdit] = useState(() => ({
    revision: definition.revision,
    draft: draftOfDefinition(definition),
  }))
  const { data } = useQuery(DefinitionChoices)
  const workspace = data?.workspace
  if (!workspace) return <RowsSkeleton rows={6} />
  const types = workspace.evidenceTypes
  const change = (to: Partial<DefinitionDraft>) => setEdit({ revision, draft: { ...draft, ...to } })
  const changePolicy = (update: (root: PolicyDraft) => PolicyDraft) => change({ policy: update(draft.policy) })
  const input = inputOfDefinition(draft)
  return (
    <div className={classes.editor}>
      <SectionHead
        title={t('definitions.revising', { number: definition.number, name: definition.name })}
        note={t('definitions.next', { revision: revision + 1 })}
      />
      <section>
        <SectionHead level={3} title={t('definitions.evidence')} count={draft.requiredEvidence.length} />
        <EvidenceFields
          evidence={draft.requiredEvidence}
          types={types}
          onChange={(requiredEvidence) => change({ requiredEvidence })}
        />
      </section>
      <section>
        <SectionHead level={3} title={t('definitions.policy')} />
        <p className={classes.always}>{t('definitions.always')}</p>
        <PolicyGroup
          group={draft.policy}
          stage={draft.stage}
          types={types}
          depth={1}
          onUpdate={changePolicy}
          onChange={(key, to) => changePolicy((root) => changePart(root, key, to))}
        />
      </section>
      <section>
        <SectionHead level={3} title={t('definitions.signers')} />
        <SignerFields
          rule={draft.rule}
          functions={[...new Set(workspace.teams.map((team) => team.function))]}
          onChange={(rule) => change({ rule })}
        />
        <TextInput
          className={classes.short}
          label={t('definitions.validity')}
          description={t('definitions.validityHint')}
          type="number"
          min={1}
          max={3650}
          value={draft.validityDays}
          onChange={(event) => change({ validityDays: event.currentTarget.value })}
        />
      </section>
      <PreviewDefinition draft={input} />
      <SaveDefinition draft={input} expectedRevision={revision} onSaved={onDone}>
        <Button variant="default" onClick={onDone}>
          {t('definitions.discard')}
        </Button>
      </SaveDefinition>
    </div>
  )
}

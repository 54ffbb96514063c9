import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { DefinitionEditor } from './DefinitionEditor.tsx'
import { DefinitionHistory } from './DefinitionHistory.tsx'
import { DefinitionView } from './DefinitionView.tsx'
import classes from './definitions.module.css'

export const DefinitionPanel_definition = graphql(`
  fragment DefinitionPanel_definition on GateDefinition {
    id
    stage
    ...DefinitionView_definition
    ...DefinitionEditor_definition
  }
`)

type Props = { definition: FragmentType<typeof DefinitionPanel_definition>; mayEdit: boolean }

/** One stage: what its gates ask, the editor of it, and how it came to be so. */
export function DefinitionPanel({ mayEdit, ...props }: Props) {
  const definition = readFragment(DefinitionPanel_definition, props.definition)
  const [editing, setEditing] = useState(false)
  return (
    <div className={classes.panel}>
      {editing ? (
        <DefinitionEditor definition={definition} onDone={() => setEditing(false)} />
      ) : (
        <DefinitionView definition={definition} onRevise={mayEdit ? () => setEditing(true) : undefined} />
      )}
      {/* A new revision has a history that was not read yet. */}
      <DefinitionHistory key={definition.id} stage={definition.stage} />
    </div>
  )
}

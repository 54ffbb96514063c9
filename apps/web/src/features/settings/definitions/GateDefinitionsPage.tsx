import '../words.ts'
import { useQuery } from '@apollo/client/react'
import { useSearch } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Trouble } from '../../../ui/Trouble.tsx'
import { SettingsHead } from '../SettingsHead.tsx'
import shared from '../settings.module.css'
import { useRefetchOn } from '../use-refetch-on.ts'
import { DefinitionList } from './DefinitionList.tsx'
import { DefinitionPanel } from './DefinitionPanel.tsx'
import classes from './definitions.module.css'

const GateDefinitionsPageQuery = graphql(`
  query GateDefinitionsPage {
    viewer { editDefinitions: can(act: EDIT_DEFINITIONS) { allowed reason } }
    gateDefinitions { id stage ...DefinitionList_definition ...DefinitionPanel_definition }
  }
`)

const kinds = ['gateDefinition.revised']

/** What the gates of each stage ask: read by everybody, revised by those who keep the programme. */
export function GateDefinitionsPage() {
  const { t } = useTranslation('settings')
  const { open } = useSearch({ from: '/signed-in/settings/gates' })
  const { data, error, refetch } = useQuery(GateDefinitionsPageQuery)
  useRefetchOn(kinds, refetch)
  if (!data) return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  const { viewer, gateDefinitions } = data
  const may = viewer?.editDefinitions
  const shown = gateDefinitions.find(({ stage }) => stage === open) ?? gateDefinitions[0]
  return (
    <>
      <SettingsHead />
      {may && !may.allowed ? (
        <p className={shared.note}>
          <Lock size={14} aria-hidden />
          {t('definitions.readOnly', { reason: may.reason })}
        </p>
      ) : null}
      <div className={classes.columns}>
        <DefinitionList definitions={gateDefinitions} open={shown?.stage ?? null} />
        {shown ? <DefinitionPanel key={shown.stage} definition={shown} mayEdit={may?.allowed === true} /> : null}
      </div>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { href } from '../../../ui/href.ts'
import { LinkTo } from '../../../ui/LinkTo.tsx'
import classes from './definitions.module.css'

export const DefinitionList_definition = graphql(`
  fragment DefinitionList_definition on GateDefinition {
    id stage number name revision policySentences
    requiredEvidence { evidenceType { id } }
  }
`)

type Props = { definitions: readonly FragmentType<typeof DefinitionList_definition>[]; open: GateStage | null }

/** The seven stages; the one that is open is marked. */
export function DefinitionList({ definitions, open }: Props) {
  const { t } = useTranslation('settings')
  return (
    <nav aria-label={t('definitions.stages')} className={classes.list}>
      {readFragment(DefinitionList_definition, definitions).map(
        ({ id, stage, number, name, revision, policySentences, requiredEvidence }) => (
          <LinkTo
            key={id}
            plain
            href={href('/settings/gates', { open: stage })}
            aria-current={stage === open ? 'page' : undefined}
          >
            <span data-figures>{number}</span>
            <span>
              {name}
              <small>
                {t('definitions.summary', {
                  evidence: requiredEvidence.length,
                  count: policySentences.length,
                  revision,
                })}
              </small>
            </span>
          </LinkTo>
        ),
      )}
    </nav>
  )
}

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import classes from './definitions.module.css'

export const DefinitionView_definition = graphql(`
  fragment DefinitionView_definition on GateDefinition {
    id
    number
    name
    description
    revision
    validityDays
    policySentences
    requiredEvidence { when evidenceType { id name binding validityDays } }
    signerRule { sentences }
  }
`)

type Props = { definition: FragmentType<typeof DefinitionView_definition>; onRevise?: (() => void) | undefined }

/** What the gates of a stage ask, in words. */
export function DefinitionView({ onRevise, ...props }: Props) {
  const { t } = useTranslation('settings')
  const { number, name, description, revision, validityDays, policySentences, requiredEvidence, signerRule } =
    readFragment(DefinitionView_definition, props.definition)
  return (
    <>
      <div>
        <SectionHead
          title={t('definitions.gate', { number, name })}
          note={t('definitions.revision', { revision })}
          actions={onRevise ? <Button onClick={onRevise}>{t('definitions.revise')}</Button> : undefined}
        />
        <p className={classes.lead}>{description}</p>
      </div>
      <section>
        <SectionHead level={3} title={t('definitions.evidence')} count={requiredEvidence.length} />
        <ol className={classes.evidence}>
          {requiredEvidence.map(({ when, evidenceType }) => (
            <li key={evidenceType.id}>
              {evidenceType.name}
              <small>
                {when ? t(`definitions.when.${when}`) : null}
                {evidenceType.validityDays === null
                  ? null
                  : t('definitions.validFor', { count: evidenceType.validityDays })}
              </small>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <SectionHead level={3} title={t('definitions.policy')} count={policySentences.length} />
        <p className={classes.always}>{t('definitions.always')}</p>
        {policySentences.length === 0 ? (
          <p>{t('definitions.noPolicy')}</p>
        ) : (
          <ul className={classes.sentences}>
            {policySentences.map((sentence) => (
              <li key={sentence}>{sentence}.</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <SectionHead level={3} title={t('definitions.signers')} />
        <ul className={classes.sentences}>
          {signerRule.sentences.map((sentence) => (
            <li key={sentence}>{sentence}.</li>
          ))}
          <li>{validityDays === null ? t('definitions.lasts') : t('definitions.holdsFor', { count: validityDays })}</li>
        </ul>
      </section>
    </>
  )
}

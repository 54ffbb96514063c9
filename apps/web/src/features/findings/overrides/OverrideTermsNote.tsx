import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { href } from '../../../ui/href.ts'
import { Key } from '../../../ui/Key.tsx'
import classes from './overrides.module.css'

const OverrideTermsNote_terms = graphql(`
  fragment OverrideTermsNote_terms on OverrideTerms {
    approvers { seat people { id name } }
    gates {
      blockers
      blockersLeft
      ready
      gate { id key name subjectLabel }
    }
  }
`)

/** Who has to approve what is proposed, and the gates that it would unblock. */
export function OverrideTermsNote(props: { terms: FragmentType<typeof OverrideTermsNote_terms> }) {
  const { t } = useTranslation('findings')
  const { approvers, gates } = readFragment(OverrideTermsNote_terms, props.terms)
  const either = new Intl.ListFormat('en', { type: 'disjunction' })
  return (
    <div className={classes.terms}>
      <p>{approvers.length === 0 ? t('override.needsNobody') : t('override.needs')}</p>
      <ul>
        {approvers.map(({ seat, people }) => (
          <li key={seat}>
            <b>{t(`override.seat.${seat}`)}</b>{' '}
            {people.length === 0 ? (
              <span className={classes.nobody}>{t('override.nobody')}</span>
            ) : (
              either.format(people.map(({ name }) => name))
            )}
          </li>
        ))}
      </ul>
      {gates.length > 0 ? (
        <>
          <p>{t('override.unblocks')}</p>
          <ul>
            {gates.map(({ gate, blockers, blockersLeft, ready }) => (
              <li key={gate.id}>
                <Key href={href(`/gates/${gate.key}`)}>{gate.key}</Key> {gate.name}, {gate.subjectLabel}:{' '}
                <span data-figures>
                  {ready ? t('override.ready') : t('override.left', { from: blockers, to: blockersLeft })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import classes from './definitions.module.css'

export const DefinitionDifferences_difference = graphql(`
  fragment DefinitionDifferences_difference on GateDefinitionDifference { field removed added }
`)

type Props = { differences: readonly FragmentType<typeof DefinitionDifferences_difference>[] }

/** What changed, part by part: what is no longer asked, and what is asked now. */
export function DefinitionDifferences({ differences }: Props) {
  const { t } = useTranslation('settings')
  return (
    <dl className={classes.differences}>
      {readFragment(DefinitionDifferences_difference, differences).map(({ field, removed, added }) => (
        <div key={field}>
          <dt>{t(`definitions.part.${field}`)}</dt>
          <dd>
            {removed.map((each) => (
              <del key={each}>{each}</del>
            ))}
            {added.map((each) => (
              <ins key={each}>{each}</ins>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

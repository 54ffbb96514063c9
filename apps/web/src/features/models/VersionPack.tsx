import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './models.module.css'

export const VersionPack_version = graphql(`
  fragment VersionPack_version on ModelVersion {
    id
    pack { have need missing { id code name } }
  }
`)

/** How much of the assurance pack is there, and what it still lacks. */
export function VersionPack(props: { version: FragmentType<typeof VersionPack_version> }) {
  const { t } = useTranslation('models')
  const { pack } = readFragment(VersionPack_version, props.version)
  return (
    <section>
      <SectionHead title={t('pack')} note={<Progress value={pack.have} of={pack.need} label={t('pack')} />} />
      <ul className={classes.lacks}>
        {pack.missing.map(({ id, name }) => (
          <li key={id}>
            <EvidenceMark state="MISSING" bare /> {name}
          </li>
        ))}
      </ul>
    </section>
  )
}

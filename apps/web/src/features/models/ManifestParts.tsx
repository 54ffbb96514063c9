import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { ManifestPart } from './ManifestPart.tsx'
import classes from './models.module.css'
import { PartUses } from './PartUses.tsx'
import { groupParts } from './part-groups.ts'

export const ManifestParts_version = graphql(`
  fragment ManifestParts_version on ModelVersion {
    id
    manifestDigest
    engagement { id key }
    components {
      id
      kind
      name
      release
      digest
      attested
      purl
      usedIn { id label modelName engagement { id key name } }
    }
  }
`)

/** The manifest as what it is: a composition, by kind, with the digest of each part or the word of its provider. */
export function ManifestParts(props: { version: FragmentType<typeof ManifestParts_version> }) {
  const { t } = useTranslation('models')
  const { id, engagement, components } = readFragment(ManifestParts_version, props.version)
  const attested = components.filter((part) => part.attested).length
  return (
    <section>
      <SectionHead
        title={t('composition')}
        count={components.length}
        note={attested > 0 ? t('attestedCount', { count: attested }) : t('allVerified')}
      />
      <table className={classes.parts}>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('component')}</th>
            <th scope="col">{t('digest')}</th>
          </tr>
        </thead>
        {groupParts(components).map(({ kind, parts }) => (
          <tbody key={kind}>
            {parts.map((part, index) => (
              <ManifestPart
                key={part.id}
                part={part}
                uses={<PartUses uses={part.usedIn} here={{ id, engagementKey: engagement.key }} />}
                kind={index === 0 ? t(`kinds.${kind}`, { count: parts.length }) : null}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

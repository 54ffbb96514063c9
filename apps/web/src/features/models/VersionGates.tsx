import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { Hallmark } from '../../ui/Hallmark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './models.module.css'

export const VersionGates_version = graphql(`
  fragment VersionGates_version on ModelVersion {
    id
    gates {
      id
      key
      name
      status
      evidenceHave
      evidenceNeed
      blockers
      definition { id number }
      standing { id decision digest signatures { id kind initials signedAt signer { id name } } }
    }
  }
`)

/** Where somebody may want to approve: only there it matters what blocks. */
const open: readonly string[] = ['COLLECTING', 'READY', 'RETURNED', 'STALE', 'REVOKED']

/** The gates that decide on a version, with the hallmarks of who signed. */
export function VersionGates(props: { version: FragmentType<typeof VersionGates_version> }) {
  const { t } = useTranslation('models')
  const { gates } = readFragment(VersionGates_version, props.version)
  return (
    <section>
      <SectionHead title={t('gates')} />
      <ul className={classes.gates}>
        {gates.map(({ id, key, name, status, evidenceHave, evidenceNeed, blockers, definition, standing }) => (
          <li key={id}>
            <span className={classes.gateName}>
              <span className={classes.gateNumber}>{definition.number}</span>
              <LinkTo plain href={`/gates/${key}`}>
                {name}
              </LinkTo>
            </span>
            <span className={classes.gateState}>
              <GateStateMark state={status} />
              {evidenceNeed > 0 ? <Progress value={evidenceHave} of={evidenceNeed} label={t('evidence')} /> : null}
            </span>
            {blockers > 0 && open.includes(status) ? (
              <small className={classes.alarm}>{t('blockers', { count: blockers })}</small>
            ) : null}
            {standing ? (
              <span className={classes.marks}>
                {standing.signatures.map((signature) => (
                  <Hallmark
                    key={signature.id}
                    initials={signature.initials}
                    meaning={t(signature.kind === 'CONCURS' ? 'concurs' : `decided.${standing.decision}`)}
                    digest={standing.digest.replace(/^sha256:/, '')}
                    by={signature.signer.name}
                    at={new Date(signature.signedAt).toLocaleString('en-GB')}
                    void={status === 'STALE' || status === 'REVOKED'}
                  />
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './gate.module.css'
import type { GateToDecide } from './gate-fragment.ts'

const GatePolicyQuery = graphql(`
  query GatePolicy($id: ID!) {
    node(id: $id) { __typename id ... on GateDefinition { revision policySentences } }
  }
`)

/** What has to hold besides evidence, by the revision that the gate is under. A revision never changes: it is read once. */
export function GatePolicy({ gate }: { gate: GateToDecide }) {
  const { t } = useTranslation('gates')
  const { data } = useQuery(GatePolicyQuery, { variables: { id: gate.definition.id } })
  const definition = data?.node?.__typename === 'GateDefinition' ? data.node : null
  if (definition === null || definition.policySentences.length === 0) return null
  return (
    <section className={classes.section}>
      <SectionHead
        title={t('policy.title')}
        note={
          <LinkTo href={href('/settings/gates', { open: gate.stage })}>
            {t('policy.revision', { revision: definition.revision })}
          </LinkTo>
        }
      />
      <ul className={classes.policy}>
        {definition.policySentences.map((sentence) => (
          <li key={sentence}>{sentence}.</li>
        ))}
      </ul>
    </section>
  )
}

import { useQuery } from '@apollo/client/react'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Digest } from '../../ui/Digest.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { FrozenTable } from './FrozenTable.tsx'
import { readFrozen } from './frozen.ts'
import classes from './gate.module.css'
import { DecisionDownload } from './sign-off/DecisionDownload.tsx'

export const FrozenMatter_decision = graphql(`
  fragment FrozenMatter_decision on GateDecision {
    id
    digest
    verification { holds problems }
  }
`)

const FrozenMatterQuery = graphql(`
  query FrozenMatter($id: ID!) {
    node(id: $id) { __typename id ... on GateDecision { frozen } }
  }
`)

type Props = { decision: FragmentType<typeof FrozenMatter_decision>; documentName: string }

/** The digest that a decision was frozen under, whether it still holds and, on demand, what it is over. */
export function FrozenMatter({ decision: given, documentName }: Props) {
  const { t } = useTranslation('gates')
  const { id, digest, verification } = readFragment(FrozenMatter_decision, given)
  const { holds, problems } = verification
  const [open, setOpen] = useState(false)
  const { data, loading } = useQuery(FrozenMatterQuery, { variables: { id }, skip: !open })
  const matter = data?.node?.__typename === 'GateDecision' ? readFrozen(data.node.frozen) : null
  return (
    <div className={classes.frozen}>
      <span className={classes.holds} data-broken={holds ? undefined : true}>
        {holds ? <ShieldCheck size={14} aria-hidden /> : <ShieldAlert size={14} aria-hidden />}
        {holds ? t('frozen.holds') : t('frozen.broken')}
        <Digest value={digest} length={16} />
        <DecisionDownload id={id} name={documentName} />
      </span>
      {problems.length > 0 ? (
        <ul className={classes.wrong}>
          {problems.map((problem) => (
            <li key={problem}>{t(`problem.${problem}`)}</li>
          ))}
        </ul>
      ) : null}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('frozen.title')}</summary>
        {matter ? (
          <FrozenTable matter={matter} />
        ) : loading ? (
          <RowsSkeleton rows={3} />
        ) : (
          <p>{t('frozen.elsewhere')}</p>
        )}
      </details>
    </div>
  )
}

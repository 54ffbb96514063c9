import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { hrefOfKey } from '../../../graph/refusal.ts'
import { GateStateMark } from '../../../ui/GateStateMark.tsx'
import { Key } from '../../../ui/Key.tsx'
import { LinkTo } from '../../../ui/LinkTo.tsx'
import classes from './definitions.module.css'

export const PreviewedGates_gate = graphql(`
  fragment PreviewedGates_gate on PreviewedGate {
    gate { id key subjectLabel }
    before { status }
    after { status }
    added { code message subjectKey }
    removed { code message subjectKey }
  }
`)

type Props = { gates: readonly FragmentType<typeof PreviewedGates_gate>[]; more: number }

/** The gates that a draft would change: what they would become, and by which reasons. */
export function PreviewedGates({ more, ...props }: Props) {
  const { t } = useTranslation('settings')
  const gates = readFragment(PreviewedGates_gate, props.gates)
  return (
    <>
      <ul className={classes.gates}>
        {gates.map(({ gate, before, after, added, removed }) => (
          <li key={gate.id}>
            <p>
              <Key href={`/gates/${gate.key}`}>{gate.key}</Key>
              <span>{gate.subjectLabel}</span>
              <span className={classes.outlook}>
                <GateStateMark state={before.status} />
                {after.status === before.status ? null : (
                  <>
                    <ArrowRight size={14} aria-label={t('definitions.becomes')} />
                    <GateStateMark state={after.status} />
                  </>
                )}
              </span>
            </p>
            <ul>
              {added.map(({ code, message, subjectKey }) => {
                const to = hrefOfKey(subjectKey)
                return (
                  <li key={`${code} ${message}`} data-change="added">
                    {to ? <LinkTo href={to}>{message}</LinkTo> : message}
                  </li>
                )
              })}
              {removed.map(({ code, message }) => (
                <li key={`${code} ${message}`} data-change="removed">
                  <s>{message}</s>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={classes.none}>{t('definitions.more', { count: more })}</p> : null}
    </>
  )
}

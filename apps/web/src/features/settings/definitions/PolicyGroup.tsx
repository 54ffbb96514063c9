import { ActionIcon, NativeSelect } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../../generated/gql/graphql.ts'
import { AddPart } from './AddPart.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import classes from './definitions.module.css'
import { addPart, isGroup, type PolicyDraft, removePart } from './policy-draft.ts'

type Props = {
  group: PolicyDraft
  stage: GateStage
  types: readonly { code: string; name: string }[]
  /** 1 for the outermost group, whose parts all have to hold. */
  depth: number
  onUpdate: (update: (root: PolicyDraft) => PolicyDraft) => void
  onChange: (key: string, change: Partial<PolicyDraft>) => void
}

const deepest = 4

/** Conditions of which all, or any, have to hold; groups stand in it like conditions. */
export function PolicyGroup({ group, depth, ...rest }: Props) {
  const { t } = useTranslation('settings')
  const { stage, types, onUpdate, onChange } = rest
  return (
    <fieldset className={classes.group}>
      <legend>{t(`definitions.legend.${group.negated ? 'not' : 'is'}.${group.kind}`)}</legend>
      {group.of.length === 0 ? (
        <p className={classes.none}>{t(depth === 1 ? 'definitions.noPolicy' : 'definitions.emptyGroup')}</p>
      ) : null}
      <ul>
        {group.of.map((part) => (
          <li key={part.key}>
            <div className={classes.part}>
              <NativeSelect
                aria-label={t('definitions.holds')}
                data={[
                  { value: 'is', label: t('definitions.must') },
                  { value: 'not', label: t('definitions.mustNot') },
                ]}
                value={part.negated ? 'not' : 'is'}
                onChange={(event) => onChange(part.key, { negated: event.currentTarget.value === 'not' })}
              />
              {isGroup(part) ? (
                <NativeSelect
                  aria-label={t('definitions.groupKind')}
                  data={(['ALL', 'ANY'] as const).map((kind) => ({
                    value: kind,
                    label: t(`definitions.kind.${kind}`),
                  }))}
                  value={part.kind}
                  onChange={(event) =>
                    onChange(part.key, { kind: event.currentTarget.value === 'ANY' ? 'ANY' : 'ALL' })
                  }
                />
              ) : (
                <ConditionFields part={part} stage={stage} types={types} onChange={(to) => onChange(part.key, to)} />
              )}
              <ActionIcon
                aria-label={t('definitions.removePart', { name: t(`definitions.kind.${part.kind}`) })}
                onClick={() => onUpdate((root) => removePart(root, part.key))}
              >
                <Trash2 size={14} aria-hidden />
              </ActionIcon>
            </div>
            {isGroup(part) ? <PolicyGroup group={part} depth={depth + 1} {...rest} /> : null}
          </li>
        ))}
      </ul>
      <AddPart
        stage={stage}
        withGroups={depth < deepest}
        type={types[0]?.code ?? ''}
        onAdd={(part) => onUpdate((root) => addPart(root, group.key, part))}
      />
    </fieldset>
  )
}

import { useTranslation } from 'react-i18next'
import type { GateStage, GateStatus } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { HeatMap } from '../../ui/HeatMap.tsx'
import { Key } from '../../ui/Key.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './posture.module.css'
import { useMoved } from './use-moved.ts'

const PostureHeat_posture = graphql(`
  fragment PostureHeat_posture on Posture {
    heatMap {
      engagement { id key name }
      cells { stage status blockers gate { id key } }
    }
  }
`)

const stages: readonly GateStage[] = [
  'INTAKE',
  'DATA',
  'TRAINING',
  'EVALUATION',
  'DEPLOYMENT',
  'MONITORING',
  'RETIREMENT',
]

/** Where blockers stand in the way of the next decision; further on, they are not yet in the way of anything. */
const undecided = new Set<GateStatus>(['COLLECTING', 'READY', 'RETURNED', 'STALE'])

type Props = {
  posture: FragmentType<typeof PostureHeat_posture>
  /** Whose own changes are not marked. */
  viewerId: string | undefined
}

/**
 * Each use case by gate: where it stands, what holds it up, and for a moment who moved it. It is a table, and each cell
 * the door to its gate.
 */
export function PostureHeat(props: Props) {
  const { t } = useTranslation('posture')
  const { heatMap } = readFragment(PostureHeat_posture, props.posture)
  const movers = useRemoteMarks(
    ({ kind, gate }) => (kind.startsWith('gate.') ? (gate?.id ?? null) : null),
    props.viewerId,
  )
  const noteOf = (status: GateStatus, blockers: number) => {
    if (blockers > 0 && undecided.has(status)) return t('heat.blockers', { count: blockers })
    return status === 'APPROVED_WITH_CONDITIONS' ? t('heat.conditions') : undefined
  }
  const moved = useMoved(
    heatMap.flatMap(({ cells }) =>
      cells.flatMap(({ gate, status, blockers }) =>
        gate && status ? [[gate.id, `${status} ${noteOf(status, blockers) ?? ''}`] as const] : [],
      ),
    ),
  )
  return (
    <div>
      <SectionHead title={t('heat.title')} count={heatMap.length} />
      {heatMap.length === 0 ? (
        <p className={classes.quiet}>{t('heat.none')}</p>
      ) : (
        <HeatMap
          caption={t('heat.title')}
          corner={t('heat.corner')}
          columns={stages.map((stage) => t(`stage.${stage}`))}
          rows={heatMap.map(({ engagement, cells }) => ({
            id: engagement.id,
            head: (
              <span className={classes.useCase}>
                <Key href={`/e/${engagement.key}`}>{engagement.key}</Key>
                <span title={engagement.name}>{engagement.name}</span>
              </span>
            ),
            cells: stages.map((stage) => {
              const cell = cells.find((each) => each.stage === stage)
              if (!cell?.gate || !cell.status) return null
              const { gate, status, blockers } = cell
              const by = moved.has(gate.id) ? movers.get(gate.id) : undefined
              return { state: status, href: `/gates/${gate.key}`, note: noteOf(status, blockers), by }
            }),
          }))}
        />
      )}
    </div>
  )
}

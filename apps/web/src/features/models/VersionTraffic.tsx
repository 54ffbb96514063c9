import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { type LessTraffic, LessTrafficDialog } from './LessTrafficDialog.tsx'
import classes from './models.module.css'
import { RouteDialog } from './RouteDialog.tsx'
import { RoutingLine } from './RoutingLine.tsx'
import { RoutingStepLine } from './RoutingStepLine.tsx'
import { TrafficReasons } from './TrafficReasons.tsx'

export const VersionTraffic_version = graphql(`
  fragment VersionTraffic_version on ModelVersion {
    id
    label
    modelName
    trafficStatus: status
    ...RouteDialog_version
    ...TrafficReasons_version
    routings {
      id
      environment
      trafficPercent
      active
      ...RoutingLine_routing
      steps { id at ...RoutingStepLine_step }
    }
  }
`)

/** The states from which somebody may want to go back to a version. */
const earlier: readonly string[] = ['SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING']
const ended: readonly string[] = ['RETIRED', 'ABANDONED']
const most = 8

type Props = {
  version: FragmentType<typeof VersionTraffic_version>
  mayRoute: boolean
  mayObserve: boolean
  mayRatify: boolean
}

/** Where a version serves and by whose authority, each change of it, and what may be done about it. */
export function VersionTraffic(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(VersionTraffic_version, props.version)
  const [routing, setRouting] = useState(false)
  const [less, setLess] = useState<LessTraffic | null>(null)
  const name = `${version.modelName} ${version.label}`
  const active = version.routings.filter((each) => each.active)
  const steps = version.routings
    .flatMap((each) => each.steps.map((step) => ({ step, where: t(`environments.${each.environment}`) })))
    .toSorted((one, other) => Date.parse(other.step.at) - Date.parse(one.step.at))
  return (
    <section>
      <SectionHead
        title={t('routing')}
        actions={
          <span className={classes.acts}>
            {props.mayRoute && earlier.includes(version.trafficStatus) ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setLess({ kind: 'rollBack', modelVersionId: version.id })}
              >
                {t('rollBack')}
              </Button>
            ) : null}
            {props.mayRoute && active.length > 0 ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setLess({ kind: 'takeDown', modelVersionId: version.id })}
              >
                {t('takeDown')}
              </Button>
            ) : null}
            {(props.mayRoute || props.mayObserve) && !ended.includes(version.trafficStatus) ? (
              <Button size="compact-sm" onClick={() => setRouting(true)}>
                {t('routeAct')}
              </Button>
            ) : null}
          </span>
        }
      />
      {active.length === 0 ? <p className={classes.none}>{t('noTraffic')}</p> : null}
      <ul className={classes.lineage}>
        {active.map((each) => (
          <RoutingLine
            key={each.id}
            routing={each}
            onReduce={
              props.mayRoute && each.trafficPercent > 0
                ? () =>
                    setLess({
                      kind: 'reduce',
                      routingId: each.id,
                      from: each.trafficPercent,
                      where: t(`environments.${each.environment}`),
                    })
                : undefined
            }
          />
        ))}
      </ul>
      <TrafficReasons version={version} />
      {steps.length > 0 ? (
        <details className={classes.steps} open>
          <summary>{t('stepCount', { count: steps.length })}</summary>
          <ol>
            {steps.slice(0, most).map(({ step, where }) => (
              <RoutingStepLine key={step.id} step={step} where={where} mayRatify={props.mayRatify} />
            ))}
          </ol>
        </details>
      ) : null}
      {routing ? <RouteDialog version={version} onClose={() => setRouting(false)} /> : null}
      {less === null ? null : <LessTrafficDialog act={less} name={name} onClose={() => setLess(null)} />}
    </section>
  )
}

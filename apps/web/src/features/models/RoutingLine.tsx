import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { AuthorisationMark } from './AuthorisationMark.tsx'
import classes from './models.module.css'

export const RoutingLine_routing = graphql(`
  fragment RoutingLine_routing on Routing {
    id
    environment
    trafficPercent
    killSwitchRef
    authorisation
    observed
    startedAt
    remedyBy
    owner { id name }
    gate { id key }
  }
`)

type Props = { routing: FragmentType<typeof RoutingLine_routing>; onReduce: (() => void) | undefined }

/** One place where a version serves: its share, by whose authority, and how it is switched off. */
export function RoutingLine(props: Props) {
  const { t } = useTranslation('models')
  const routing = readFragment(RoutingLine_routing, props.routing)
  return (
    <li>
      <p className={classes.dataset}>
        <span className={classes.usage}>{t(`environments.${routing.environment}`)}</span>
        <span className={classes.share} role="presentation">
          <span className={classes.shareBar} style={{ inlineSize: `${routing.trafficPercent}%` }} />
        </span>
        <b data-figures>{routing.trafficPercent} %</b>
        <AuthorisationMark authorisation={routing.authorisation} />
        {routing.observed ? <span className={classes.faint}>{t('observed')}</span> : null}
        {routing.gate ? (
          <LinkTo href={`/gates/${routing.gate.key}`} plain>
            {routing.gate.key}
          </LinkTo>
        ) : null}
        {props.onReduce ? (
          <Button size="compact-xs" variant="subtle" onClick={props.onReduce}>
            {t('reduce')}
          </Button>
        ) : null}
      </p>
      <p className={classes.datasetFacts}>
        <span>
          {t('since')} <RelativeTime at={routing.startedAt} />
        </span>
        {routing.killSwitchRef ? <span>{t('killSwitchIs', { ref: routing.killSwitchRef })}</span> : null}
        {routing.remedyBy ? (
          <span className={classes.caution}>
            {t('remedy', { name: routing.owner?.name ?? '' })} <RelativeTime at={routing.remedyBy} />
          </span>
        ) : null}
      </p>
    </li>
  )
}

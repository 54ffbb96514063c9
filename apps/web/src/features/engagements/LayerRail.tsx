import { NativeSelect } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Progress } from '../../ui/Progress.tsx'
import classes from './engagement.module.css'

export const LayerRail_engagement = graphql(`
  fragment LayerRail_engagement on Engagement {
    id
    key
    layers { have need layer { id number name } }
  }
`)

type Props = {
  engagement: FragmentType<typeof LayerRail_engagement>
  /** The layer that the evidence is narrowed to. */
  current: string | null
}

/** The six layers, each with its evidence in force of what its controls ask for; the way to that evidence. */
export function LayerRail(props: Props) {
  const { t } = useTranslation('engagements')
  const router = useRouter()
  const { key, layers } = readFragment(LayerRail_engagement, props.engagement)
  const hrefOf = (layer: string | null) => href(`/e/${key}`, { part: 'evidence', layer })
  return (
    <>
      <nav className={classes.rail} aria-label={t('layers')}>
        <h2>{t('layers')}</h2>
        <ul>
          {layers.map(({ have, need, layer }) => (
            <li key={layer.id}>
              <LinkTo
                plain
                href={hrefOf(props.current === String(layer.number) ? null : String(layer.number))}
                aria-current={props.current === String(layer.number) ? 'true' : undefined}
              >
                <span className={classes.layerNumber}>{layer.number}</span>
                <span className={classes.layerName}>{layer.name}</span>
                <Progress value={have} of={need} label={t('inForce', { layer: layer.name })} wide />
              </LinkTo>
            </li>
          ))}
        </ul>
      </nav>
      <NativeSelect
        className={classes.railSelect ?? ''}
        label={t('layers')}
        value={props.current ?? ''}
        onChange={(event) => router.history.push(hrefOf(event.currentTarget.value || null))}
        data={[
          { value: '', label: t('allLayers') },
          ...layers.map(({ have, need, layer }) => ({
            value: String(layer.number),
            label: `${layer.number} ${layer.name}, ${t('nOfM', { have, need })}`,
          })),
        ]}
      />
    </>
  )
}

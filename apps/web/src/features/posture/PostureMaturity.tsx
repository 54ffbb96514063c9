import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { spreadOf } from './maturity-spread.ts'
import classes from './posture.module.css'

const PostureMaturity_posture = graphql(`
  fragment PostureMaturity_posture on Posture {
    maturity { have need layer { id number name } }
  }
`)

/** How much of the evidence that each layer's controls want is in force, and how far the layers lie apart. */
export function PostureMaturity(props: { posture: FragmentType<typeof PostureMaturity_posture> }) {
  const { t } = useTranslation('posture')
  const { maturity } = readFragment(PostureMaturity_posture, props.posture)
  const spread = spreadOf(maturity.map(({ layer, have, need }) => ({ number: layer.number, have, need })))
  return (
    <section aria-label={t('maturity.title')}>
      <SectionHead title={t('maturity.title')} />
      <p className={classes.quiet}>
        {spread
          ? t('maturity.spread', {
              points: spread.points,
              low: spread.low.number,
              lowPercent: spread.low.percent,
              high: spread.high.number,
              highPercent: spread.high.percent,
            })
          : t('maturity.none')}
      </p>
      <table className={classes.maturity} aria-label={`${t('maturity.title')}: ${t('maturity.note')}`}>
        <tbody>
          {maturity.map(({ layer, have, need }) => (
            <tr key={layer.id}>
              <th scope="row">
                <span className={classes.layer}>
                  <span>{layer.number}</span>
                  {layer.name}
                </span>
              </th>
              <td aria-hidden="true">
                <span className={classes.bar}>
                  <span style={{ width: need === 0 ? 0 : `${(100 * have) / need}%` }} />
                </span>
              </td>
              <td data-align="end">
                {have} <span className={classes.of}>/ {need}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

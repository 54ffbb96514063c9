import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './posture.module.css'
import { apart, dayWords, type TrendPoint, topOf } from './trend-scale.ts'

const height = 184
/** Until the chart is measured. */
const usualWidth = 560
const roomForLabels = 92

const open = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED']
const series = [
  { name: 'open', door: href('/findings', { status: open }) },
  { name: 'high', door: href('/findings', { severity: ['HIGH'], status: open }) },
  { name: 'critical', door: href('/findings', { severity: ['CRITICAL'], status: open }) },
] as const

/** Three lines, labelled where they end; each label is the door to the findings that are open now. */
export function TrendChart({ points }: { points: readonly TrendPoint[] }) {
  const { t } = useTranslation('posture')
  const [pointed, setPointed] = useState<number>()
  const { ref, width: measured } = useElementSize<HTMLElement>()
  const width = measured === 0 ? usualWidth : measured
  const plot = { left: 28, right: width - roomForLabels, top: 10, bottom: height - 24 }
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return null

  const top = topOf(Math.max(...points.map(({ open: all }) => all)))
  const x = (index: number) => plot.left + (index / Math.max(1, points.length - 1)) * (plot.right - plot.left)
  const y = (value: number) => plot.bottom - (value / top) * (plot.bottom - plot.top)
  const ends = apart(
    series.map((each) => ({ ...each, value: last[each.name], y: y(last[each.name]) })),
    24,
    plot.bottom,
  )
  const handlePoint = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left
    const share = (at - plot.left) / (plot.right - plot.left)
    setPointed(
      share < -0.02 || share > 1.02 ? undefined : Math.round(Math.min(1, Math.max(0, share)) * (points.length - 1)),
    )
  }
  const shown = pointed === undefined ? undefined : points[pointed]
  return (
    <figure ref={ref} className={classes.trend}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={t('trend.label', {
          from: first.open,
          to: last.open,
          criticalFrom: first.critical,
          criticalTo: last.critical,
        })}
        onPointerMove={handlePoint}
        onPointerLeave={() => setPointed(undefined)}
      >
        {[0, top / 2, top].map((tick) => (
          <g key={tick} className={classes.tick}>
            <path d={`M${plot.left} ${y(tick)}H${plot.right}`} />
            <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {[0, Math.floor((points.length - 1) / 2), points.length - 1].map((index) => (
          <text
            key={index}
            className={classes.day}
            x={x(index)}
            y={height - 6}
            textAnchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
          >
            {dayWords.format(new Date(points[index]?.day ?? last.day))}
          </text>
        ))}
        {pointed === undefined ? null : (
          <path className={classes.rule} d={`M${x(pointed)} ${plot.top}V${plot.bottom}`} />
        )}
        {series.map(({ name }) => (
          <g key={name} className={classes.line} data-series={name}>
            <polyline
              points={points.map((point, index) => `${x(index).toFixed(1)},${y(point[name]).toFixed(1)}`).join(' ')}
            />
            <circle cx={x(pointed ?? points.length - 1)} cy={y((shown ?? last)[name])} r="3" />
          </g>
        ))}
      </svg>
      {ends.map(({ name, door, value, y: at }) => (
        <LinkTo
          plain
          key={name}
          href={door}
          className={classes.end ?? ''}
          data-series={name}
          style={{ top: at, left: plot.right + 8 }}
        >
          <b>{shown ? shown[name] : value}</b> {t(`trend.${name}`)}
        </LinkTo>
      ))}
      {shown ? <figcaption className={classes.pointed}>{dayWords.format(new Date(shown.day))}</figcaption> : null}
    </figure>
  )
}

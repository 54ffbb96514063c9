import classes from './Sparkline.module.css'

type Props = {
  values: readonly number[]
  /** The line in words, for those who do not see it: "Open criticals, 90 days: from 4 to 7". */
  label: string
  width?: number | undefined
  height?: number | undefined
}

/** A trend as one line, its last value marked. It starts at zero, so that slopes can be compared. */
export function Sparkline({ values, label, width = 96, height = 24 }: Props) {
  const top = Math.max(1, ...values)
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0
  const points = values.map((value, index) => [3 + index * step, height - 3 - (value / top) * (height - 6)] as const)
  const last = points.at(-1)
  return (
    <svg className={classes.sparkline} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{label}</title>
      <path className={classes.base} d={`M0 ${height - 2.5}H${width}`} />
      <polyline
        className={classes.trend}
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      />
      {last ? <circle className={classes.last} cx={last[0]} cy={last[1]} r="2.5" /> : null}
    </svg>
  )
}

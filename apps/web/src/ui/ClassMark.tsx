import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

export type RiskClass = 'PROHIBITED' | 'HIGH_ANNEX_I' | 'HIGH_ANNEX_III' | 'EXEMPT_6_3' | 'NOT_HIGH'

const hexagon = 'M7 .9 12.4 4v6L7 13.1 1.6 10V4z'
const outline = <path d={hexagon} stroke="currentColor" strokeWidth="1.4" />

/** Classes are hexagons, so that none can be taken for a gate or a finding; the more is asked, the more ink. */
const glyphs: Record<RiskClass | 'NONE', { color: string; shape: ReactNode }> = {
  PROHIBITED: {
    color: 'var(--critical)',
    shape: (
      <>
        <path d={hexagon} fill="currentColor" />
        <path d="M4 7h6" stroke="var(--paper)" strokeWidth="1.8" />
      </>
    ),
  },
  HIGH_ANNEX_I: { color: 'var(--high)', shape: <path d={hexagon} fill="currentColor" /> },
  HIGH_ANNEX_III: { color: 'var(--high)', shape: <path d={hexagon} fill="currentColor" /> },
  EXEMPT_6_3: {
    color: 'var(--caution)',
    shape: (
      <>
        {outline}
        <path d="M1.6 7h10.8v3L7 13.1 1.6 10z" fill="currentColor" />
      </>
    ),
  },
  NOT_HIGH: { color: 'var(--ink-2)', shape: outline },
  NONE: {
    color: 'var(--ink-3)',
    shape: <path d={hexagon} stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 1.6" />,
  },
}

type Props = { riskClass: RiskClass | null; annexPoint?: string | null | undefined; bare?: boolean | undefined }

/** The EU risk class as shape, colour and word, with the point of Annex III; null is a use case without a class yet. */
export function ClassMark({ riskClass, annexPoint, bare }: Props) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[riskClass ?? 'NONE']
  const word = t(`riskClass.${riskClass ?? 'NONE'}`)
  return (
    <Mark color={color} word={annexPoint ? `${word} ${annexPoint}` : word} bare={bare}>
      {shape}
    </Mark>
  )
}

import type { FindingCategory, Severity } from '../../../packages/domain/src/index.ts'
import type { ScanRule } from './story.ts'

type Told = { raw: string; severity: Severity; cwe?: readonly number[]; help?: string }

/** Rules of one kind of scan; each says where its results stand. */
export const rulesOf =
  (category: FindingCategory) =>
  (id: string, title: string, { raw, severity, cwe = [], help }: Told, places: readonly string[]): ScanRule => ({
    id,
    title,
    description: `${title}. Reported by rule ${id}.`,
    severity,
    raw,
    category,
    cwe,
    places,
    ...(help === undefined ? {} : { helpUri: help }),
  })

/** A package of an image with a known vulnerability. */
export const vulnerable = (id: string, title: string, raw: 'MEDIUM' | 'LOW', cwe: number, purl: string): ScanRule =>
  rulesOf('SCA')(id, title, { raw, severity: raw, cwe: [cwe], help: `https://www.cve.org/CVERecord?id=${id}` }, [purl])

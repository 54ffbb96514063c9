import { InvalidInput } from '@assay/domain'
import calculator from 'ae-cvss-calculator'

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = calculator

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0'
export type CvssScore = { version: CvssVersion; score: number }

const versions = [
  { version: '4.0', prefix: 'CVSS:4.0/', create: () => new Cvss4P0() },
  { version: '3.1', prefix: 'CVSS:3.1/', create: () => new Cvss3P1() },
  { version: '3.0', prefix: 'CVSS:3.0/', create: () => new Cvss3P0() },
  { version: '2.0', prefix: '', create: () => new Cvss2() },
] as const

const metricForm = /^([A-Za-z]{1,4}):([A-Za-z]{1,9})$/

/**
 * The overall score of a CVSS vector by FIRST's specifications of 2.0, 3.0, 3.1 and 4.0 (environmental and temporal or
 * threat metrics count where given). Throws InvalidInput when a metric is unknown, doubled or missing.
 */
export function scoreOfVector(vector: string): CvssScore {
  const given = vector.trim()
  if (given.length > 400) throw invalid('is longer than any CVSS vector')
  const found = versions.find(({ prefix }) => given.startsWith(prefix))
  if (found === undefined || (found.prefix === '' && given.startsWith('CVSS:'))) {
    throw invalid('is of none of the versions 2.0, 3.0, 3.1 and 4.0')
  }
  const cvss = found.create()
  const names = new Set<string>()
  for (const metric of given.slice(found.prefix.length).split('/')) {
    const [, name = '', value = ''] = metricForm.exec(metric) ?? []
    if (names.has(name)) throw invalid(`gives ${name} twice`)
    names.add(name)
    const component = cvss.findComponent(name)
    const known = component?.shortName === name && component.values.some(({ shortName }) => shortName === value)
    if (!known) throw invalid(`has "${metric}", which CVSS ${found.version} does not know`)
    cvss.applyComponentString(name, value)
  }
  if (!cvss.isBaseFullyDefined()) throw invalid(`misses base metrics of CVSS ${found.version}`)
  return { version: found.version, score: cvss.calculateScores().overall }
}

function invalid(problem: string): InvalidInput {
  return new InvalidInput([
    {
      path: ['cvssVector'],
      message: `The CVSS vector ${problem}. Copy it from the advisory, such as CVSS:3.1/AV:N/AC:L/…`,
    },
  ])
}

import { type Environment, environments, InvalidInput } from '@assay/domain'
import { readTexts } from '../engagements/written.ts'

type Given = { environment?: string; trafficPercent?: number; reason: string; killSwitchRef?: string }

/** What somebody says of a routing. Throws InvalidInput with everything that is wrong. */
export function readRoutingInput({
  environment = 'PRODUCTION',
  trafficPercent = 0,
  reason,
  killSwitchRef = '',
}: Given) {
  const texts = readTexts()
  const read = {
    reason: texts.text(['reason'], reason, {
      longest: 500,
      required: 'Say why, in a sentence that somebody on call can read.',
    }),
    killSwitchRef: texts.text(['killSwitchRef'], killSwitchRef, { longest: 500 }),
  }
  if (!Number.isInteger(trafficPercent) || trafficPercent < 0 || trafficPercent > 100) {
    texts.fault(['trafficPercent'], 'Give the share of traffic as a whole number from 0 to 100.')
  }
  texts.done()
  return { ...read, trafficPercent, environment: environmentOf(environment) }
}

function environmentOf(code: string): Environment {
  const environment = environments.find((each) => each === code)
  if (environment !== undefined) return environment
  throw new InvalidInput([{ path: ['environment'], message: 'Choose production, staging or test.' }])
}

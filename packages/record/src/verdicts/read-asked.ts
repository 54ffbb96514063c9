import {
  type Environment,
  environments,
  type GateStage,
  gateStages,
  type InvalidField,
  InvalidInput,
  listed,
} from '@assay/domain'

export type Asked = {
  /** `sha256:` and 64 hexadecimal digits. */
  manifestDigest: string
  stage: string
  environment: string
}

const digest = /^sha256:[0-9a-f]{64}$/

/** What a pipeline names, in whatever case. Throws InvalidInput that names every wrong part. */
export function readAsked({ manifestDigest, stage, environment }: Asked): {
  manifestDigest: string
  stage: GateStage
  environment: Environment
} {
  const fields: InvalidField[] = []
  const one = <Value extends string>(path: string, values: readonly Value[], written: string): Value | undefined => {
    const value = values.find((each) => each === written.trim().toUpperCase())
    if (value === undefined) {
      fields.push({ path: [path], message: `Name one of ${listed(values.map((each) => each.toLowerCase()))}.` })
    }
    return value
  }
  const readStage = one('stage', gateStages, stage)
  const readEnvironment = one('environment', environments, environment)
  const written = manifestDigest.trim().toLowerCase()
  if (!digest.test(written)) {
    const message =
      'Give the manifest digest as sha256: and 64 hexadecimal digits, as registering the version answers it.'
    fields.push({ path: ['manifestDigest'], message })
  }
  if (readStage === undefined || readEnvironment === undefined || fields.length > 0) throw new InvalidInput(fields)
  return { stage: readStage, environment: readEnvironment, manifestDigest: written }
}

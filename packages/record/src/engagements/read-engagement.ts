import { type InvalidField, InvalidInput, type RiskClass, riskClasses, tiers } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { uuidOr } from './row-key.ts'
import { nameLength, proseLength, readTexts } from './written.ts'

export type ClassificationInput = {
  riskClass: string
  annexPoint?: string | null
  article50?: boolean
  rationale: string
}

type Writable = {
  name?: string
  purpose?: string
  tier?: number
  dataSources?: string
  servingStack?: string
  vendor?: string | null
}

/** The engagement's own fields as they are stored. Throws InvalidInput that names every wrong one. */
export function readEngagement<Input extends Writable>(input: Input): Input {
  const texts = readTexts()
  const prose = (field: string, value: string) => texts.text([field], value, { longest: proseLength })
  const { name, purpose, tier, dataSources, servingStack, vendor } = input
  if (tier !== undefined && !tiers.some((each) => each === tier)) {
    texts.fault(['tier'], 'Choose a tier from 1, the most critical, to 4.')
  }
  const read = {
    ...input,
    ...(name === undefined
      ? {}
      : {
          name: texts.text(['name'], name, { longest: nameLength, required: 'Give it a name that people know it by.' }),
        }),
    ...(purpose === undefined ? {} : { purpose: prose('purpose', purpose) }),
    ...(dataSources === undefined ? {} : { dataSources: prose('dataSources', dataSources) }),
    ...(servingStack === undefined ? {} : { servingStack: prose('servingStack', servingStack) }),
    ...(vendor === undefined || vendor === null
      ? {}
      : { vendor: texts.text(['vendor'], vendor, { longest: nameLength }) || null }),
  }
  texts.done()
  return read
}

/** Annex III is a list of points: a class that leans on it names the one (AI Act, Article 6(2)). */
export function readClassification(input: ClassificationInput, path: readonly string[] = ['classification']) {
  const texts = readTexts()
  const riskClass = riskClasses.find((each) => each === input.riskClass)
  if (riskClass === undefined) texts.fault([...path, 'riskClass'], 'Choose one of the risk classes.')
  const annexPoint =
    texts.text([...path, 'annexPoint'], input.annexPoint ?? '', {
      longest: nameLength,
      ...(riskClass === 'HIGH_ANNEX_III' ? { required: 'Name the point of Annex III, such as 4(a).' } : {}),
    }) || null
  const rationale = texts.text([...path, 'rationale'], input.rationale, {
    longest: proseLength,
    required: 'Say why this class holds; the assessment is documented with it.',
  })
  texts.done()
  return { riskClass: riskClass as RiskClass, annexPoint, article50: input.article50 ?? false, rationale }
}

/** The owner answers for the use case, so only an active member can be one. */
export async function mustBeMember(
  tx: Transaction,
  workspaceId: string,
  id: string,
  field = 'ownerId',
): Promise<string> {
  const member = await tx.membership.findFirst({ where: { workspaceId, id: uuidOr(id), status: 'ACTIVE' } })
  if (member !== null) return member.name
  const fault: InvalidField = { path: [field], message: 'Choose an active member of this workspace.' }
  throw new InvalidInput([fault])
}

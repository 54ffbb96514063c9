import { listed, policySentences, type SignerRule, spoken, type TeamFunction } from '@assay/domain'
import { signerRuleOf } from '../gates/signer-rule.ts'
import { policyOf } from './policy-shape.ts'

export type DefinitionDifference = { field: string; removed: string[]; added: string[] }

type Compared = {
  requirements: readonly { condition: string | null; evidenceType: { name: string } }[]
  policy: unknown
  signerRule: unknown
  validityDays: number | null
}

/** What one revision says and the other does not, in words; nothing where they say the same. */
export function definitionDifferences(
  before: Compared,
  after: Compared,
  titles: ReadonlyMap<string, string>,
): DefinitionDifference[] {
  const compared: [string, string[], string[]][] = [
    ['requiredEvidence', evidenceOf(before), evidenceOf(after)],
    ['policy', policySentences(policyOf(before), titles), policySentences(policyOf(after), titles)],
    ['signerRule', ruleSentences(signerRuleOf(before)), ruleSentences(signerRuleOf(after))],
    ['validityDays', [daysOf(before)], [daysOf(after)]],
  ]
  return compared.flatMap(([field, was, is]) => {
    const removed = was.filter((each) => !is.includes(each))
    const added = is.filter((each) => !was.includes(each))
    if (removed.length > 0 || added.length > 0) return { field, removed, added }
    // The same things in another order: people read them in order.
    return was.join() === is.join() ? [] : { field, removed: [was.join(', ')], added: [is.join(', ')] }
  })
}

const when: Readonly<Record<string, string>> = {
  VENDOR_MODEL: ' (models of a vendor)',
  HAS_TOOLS: ' (models with tools)',
}

function evidenceOf({ requirements }: Compared): string[] {
  return requirements.map(({ evidenceType, condition }) => `${evidenceType.name}${when[condition ?? ''] ?? ''}`)
}

function daysOf({ validityDays }: Compared): string {
  return validityDays === null ? 'An approval does not expire' : `An approval holds for ${validityDays} days`
}

/** Who signs, as sentences. */
export function ruleSentences({ quorum, concurs, whenHighOrTier1 }: SignerRule): string[] {
  const said = [
    quorum === 1 ? 'One person signs: the holder of the A' : `${quorum} people sign, the holder of the A first`,
  ]
  if (concurs.length > 0) said.push(`${names(concurs, 'and')} ${concurs.length === 1 ? 'concurs' : 'concur'}`)
  if (whenHighOrTier1 !== null) {
    const { quorum: signers, oneOf } = whenHighOrTier1
    said.push(
      `Where the class is high or the tier is 1, ${signers} people sign, one of them from ${names(oneOf, 'or')}`,
    )
  }
  return said
}

function names(functions: readonly TeamFunction[], joint: 'and' | 'or'): string {
  return listed(functions.map(spoken), joint)
}

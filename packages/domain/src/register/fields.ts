/** What a column of a spreadsheet may hold of a use case, in the order of the template. */
export const registerFields = [
  'KEY',
  'NAME',
  'PURPOSE',
  'OWNER',
  'TIER',
  'RISK_CLASS',
  'ANNEX_POINT',
  'ARTICLE_50',
  'RATIONALE',
  'ACTOR_ROLE',
  'VENDOR',
  'DATA_SOURCES',
  'SERVING_STACK',
  'HAS_TOOLS',
] as const
export type RegisterField = (typeof registerFields)[number]

/** The heading of each field in the template and in what is exported. */
export const registerHeadings: { readonly [field in RegisterField]: string } = {
  KEY: 'Key',
  NAME: 'Name',
  PURPOSE: 'Purpose',
  OWNER: 'Owner',
  TIER: 'Tier',
  RISK_CLASS: 'Risk class',
  ANNEX_POINT: 'Annex III point',
  ARTICLE_50: 'Article 50',
  RATIONALE: 'Why this class',
  ACTOR_ROLE: 'Our role',
  VENDOR: 'Vendor',
  DATA_SOURCES: 'Data sources',
  SERVING_STACK: 'Serving stack',
  HAS_TOOLS: 'Uses tools',
}

/** Headings that people's own registers give these columns. */
const synonyms: { readonly [field in RegisterField]: readonly string[] } = {
  KEY: ['id', 'assay key', 'engagement', 'reference', 'ref', 'use case id'],
  NAME: ['use case', 'use case name', 'ai use case', 'system', 'system name', 'ai system', 'title', 'application'],
  PURPOSE: ['description', 'intended purpose', 'what it does', 'summary', 'use'],
  OWNER: ['use case owner', 'business owner', 'responsible', 'accountable', 'owner email', 'owner e mail', 'contact'],
  TIER: ['criticality', 'risk tier', 'importance', 'priority'],
  RISK_CLASS: [
    'class',
    'classification',
    'ai act class',
    'eu ai act',
    'eu ai act class',
    'risk',
    'risk level',
    'risk category',
  ],
  ANNEX_POINT: ['annex iii', 'annex point', 'annex', 'point'],
  ARTICLE_50: ['art 50', 'art. 50', 'transparency', 'transparency duties', 'transparency obligations'],
  RATIONALE: ['rationale', 'reason', 'justification', 'class rationale', 'why'],
  ACTOR_ROLE: ['role', 'actor role', 'provider or deployer'],
  VENDOR: ['supplier', 'provider', 'third party', 'vendor name'],
  DATA_SOURCES: ['data', 'data used', 'datasets', 'training data'],
  SERVING_STACK: ['stack', 'hosting', 'platform', 'serving', 'technology', 'model'],
  HAS_TOOLS: ['tools', 'agent', 'agentic', 'has tools', 'takes actions'],
}

/** A heading without case, punctuation and doubled blanks, as it is compared and remembered. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const byHeading: ReadonlyMap<string, RegisterField> = new Map(
  registerFields.flatMap((field) =>
    [registerHeadings[field], ...synonyms[field]].map((heading): [string, RegisterField] => [
      plainHeading(heading),
      field,
    ]),
  ),
)

/**
 * The field of each column: what was remembered of its heading, else what the heading is known to mean; null for a
 * column that is left out. No field is given twice: the first column has it.
 */
export function mapColumns(
  headings: readonly string[],
  remembered: ReadonlyMap<string, RegisterField | null> = new Map(),
): (RegisterField | null)[] {
  const taken = new Set<RegisterField>()
  return headings.map((heading) => {
    const plain = plainHeading(heading)
    const known = remembered.get(plain)
    const field = known === undefined ? (byHeading.get(plain) ?? null) : known
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

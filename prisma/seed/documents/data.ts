import { csv, json, markdown, points, type Writer } from './document.ts'

/** What layer 1 keeps: data integrity and provenance. */
export const dataDocuments: Readonly<Record<string, Writer>> = {
  CATALOGUE_ENTRY: json('catalogue entry', ({ subject, digest, dataset, owner }) => ({
    urn: `urn:northgate:catalogue:${subject.replaceAll(' ', ':')}`,
    digest,
    steward: owner,
    source: dataset?.source,
    licence: dataset?.licence,
    classification: dataset?.pii === 'none' ? 'internal' : 'confidential',
  })),
  DATASET_CARD: markdown('Dataset card', ({ dataset, digest }) => ({
    Content: [`${dataset?.records}. Source: ${dataset?.source}. Digest \`${digest}\`.`],
    'Personal data': [`${dataset?.pii}. Direct identifiers are replaced by keyed hashes before the set is frozen.`],
    'Intended use': points(
      'What the data gate approved it for, and nothing else',
      'No use for profiling of natural persons',
    ),
    'Carve-outs': [dataset?.carveOuts === '' ? 'None.' : `Never to be used: ${dataset?.carveOuts}.`],
    Limits: points(
      'English only',
      'Covers what customers wrote to us, not what they meant',
      'Frozen: corrections make a new version',
    ),
  })),
  INGESTION_LOG: json('ingestion log', ({ dataset, digest }) => ({
    outputDigest: digest,
    sources: [
      {
        name: dataset?.source,
        authenticatedBy: 'workload identity and signed export manifest',
        accepted: dataset?.records,
      },
      { name: 'unsigned partner feed', authenticatedBy: null, accepted: '0', refused: 'signature missing' },
    ],
    transformations: ['normalise', 'deduplicate', 'pseudonymise', 'freeze'],
  })),
  ACCESS_AUDIT: csv('access audit', ['principal', 'access', 'last used', 'decision'], ({ date }) => [
    ['grp-data-engineering', 'read write', date, 'kept'],
    ['svc-training', 'read', date, 'kept'],
    ['grp-analytics-interns', 'read', '', 'removed: no purpose'],
    ['svc-legacy-etl', 'write', '', 'removed: replaced by signed ingestion'],
  ]),
  RETENTION_RECORD: markdown('Retention record', ({ dataset }) => ({
    Period: [
      'Kept for 24 months after the last version that leans on it was retired, then destroyed with its indexes.',
    ],
    Ground: ['Legitimate interest, assessed in DPIA 2026-07; customers may object at any time.'],
    'Never for training': [dataset?.carveOuts === '' ? 'No carve-outs.' : `${dataset?.carveOuts}.`],
  })),
  DATA_INVENTORY_REQUEST: markdown('Data inventory request', ({ purpose }) => ({
    Purpose: [purpose],
    'Data asked for': points(
      'What the use case needs to answer, no more',
      'Sensitivity: confidential',
      'No special categories',
    ),
  })),
  DISPOSAL_EVIDENCE: markdown('Disposal evidence', ({ digest }) => ({
    Destroyed: points(
      `Serving copies of \`${digest}\` in both regions`,
      'The vector index of the version and its backups',
    ),
    Method: [
      'Cryptographic erasure: the data keys were destroyed in the key service, ticket OPS-8812, two people present.',
    ],
  })),
  RETENTION_CLOSURE: markdown('Retention closure', () => ({
    Kept: points(
      'Manifest, model card, evaluation record and decisions: ten years',
      'Prompt and tool-call logs: until their 180 days end',
    ),
    Holds: ['No legal hold applies.'],
  })),
}

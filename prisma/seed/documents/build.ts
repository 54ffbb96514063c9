import type { About } from './document.ts'
import { checks, json, markdown, type Writer } from './document.ts'

const bareDigest = (digest: string | null) => digest?.replace('sha256:', '') ?? ''

/** CycloneDX 1.6, ML-BOM: the version as a machine-learning model, its parts and what it was trained on. */
function aibom({ subject, digest, components, datasets, date, vendor }: About) {
  const typeOf = {
    BASE_MODEL: 'machine-learning-model',
    WEIGHTS: 'machine-learning-model',
    CORPUS: 'data',
    IMAGE: 'container',
  }
  const part = (component: About['components'][number]) => ({
    type: Object.entries(typeOf).find(([kind]) => kind === component.kind)?.[1] ?? 'file',
    'bom-ref': `${component.name}@${component.release}`,
    name: component.name,
    version: component.release,
    ...(component.purl === null ? {} : { purl: component.purl }),
    ...(component.digest === null ? {} : { hashes: [{ alg: 'SHA-256', content: bareDigest(component.digest) }] }),
    ...(component.attested
      ? { properties: [{ name: 'northgate:verification', value: 'attested by the provider' }] }
      : {}),
  })
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: `${date}T06:00:00Z`,
      component: {
        type: 'machine-learning-model',
        'bom-ref': subject,
        name: subject,
        hashes: [{ alg: 'SHA-256', content: bareDigest(digest) }],
        ...(vendor === null ? {} : { supplier: { name: vendor } }),
        modelCard: { modelParameters: { datasets: datasets.map(({ name }) => ({ ref: name })) } },
      },
    },
    components: [
      ...components.map(part),
      ...datasets.map((each) => ({
        type: 'data',
        'bom-ref': each.name,
        name: each.name,
        hashes: [{ alg: 'SHA-256', content: bareDigest(each.digest) }],
      })),
    ],
    dependencies: [{ ref: subject, dependsOn: components.map(({ name, release }) => `${name}@${release}`) }],
  }
}

/** What layer 2 keeps: model build and supply chain. */
export const buildDocuments: Readonly<Record<string, Writer>> = {
  AIBOM: (about) => ({
    name: `${about.subject.toLowerCase().replaceAll(' ', '-')}.cdx.json`,
    mediaType: 'application/vnd.cyclonedx+json',
    text: `${JSON.stringify(aibom(about), null, 2)}\n`,
  }),
  CODE_SCAN_RECORD: json(
    'code scan',
    ({ components }) => ({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Semgrep OSS', semanticVersion: '1.139.0', rules: [] } },
          invocations: [{ executionSuccessful: true }],
          versionControlProvenance: components
            .filter(({ kind }) => kind === 'REPOSITORY')
            .map(({ name, release }) => ({
              repositoryUri: `https://git.northgate.example/${name}`,
              revisionId: release,
            })),
          results: [],
        },
      ],
    }),
    'application/sarif+json',
  ),
  BASE_MODEL_VERIFICATION: json('base model verification', ({ components }) => ({
    models: components
      .filter(({ kind }) => kind === 'BASE_MODEL' || kind === 'WEIGHTS')
      .map(({ name, release, digest, attested }) => ({
        name,
        release,
        digest,
        basis: attested ? 'snapshot id, attested by the provider' : 'digest and signature verified',
        formatScan: attested ? 'not possible: hosted' : 'safetensors, no executable content',
      })),
    result: 'PASS',
  })),
  FINE_TUNE_APPROVAL: markdown('Fine-tune approval', ({ datasets }) => ({
    Asked: ['Adaptation to our domain, within the data that the data gates approved.'],
    Data: datasets.map(({ name, digest }) => `- ${name}, \`${digest}\``),
    Approved: checks('Purpose and base model named', 'Carve-outs respected', 'Isolated tenancy, no egress'),
  })),
  CHECKPOINT_SIGNATURE: json('checkpoint signature', ({ subject, digest }) => ({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    statement: {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: subject, digest: { sha256: bareDigest(digest) } }],
      predicateType: 'https://slsa.dev/provenance/v1',
    },
    identity: 'spiffe://northgate.example/ci/model-release',
  })),
}

const TESTS = '\\.(test|samples)\\.tsx?$|\\.journey\\.ts$|/test/'
const DATABASE_PACKAGES = '/node_modules/(pg|@prisma/adapter-pg|@prisma/client|graphile-worker)/'

/** Who may import whom. Each rule's name is the sentence that a reviewer would say. */
module.exports = {
  forbidden: [
    {
      name: 'nobody-imports-in-a-circle',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-knows-nobody',
      comment: 'Rules are pure: no packages, no Node, no clock.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TESTS },
      to: { pathNot: '^packages/domain/src/' },
    },
    {
      name: 'formats-know-only-the-domain',
      severity: 'error',
      from: { path: '^packages/formats/src/', pathNot: TESTS },
      to: { path: '^(packages|apps|prisma)/', pathNot: '^packages/(formats|domain)/' },
    },
    {
      name: 'the-ledger-runs-with-no-server',
      severity: 'error',
      from: { path: '^packages/ledger/src/', pathNot: TESTS },
      to: { path: '^(packages|apps|prisma)/', pathNot: '^packages/ledger/' },
    },
    {
      name: 'record-knows-domain-formats-and-ledger',
      severity: 'error',
      from: { path: '^packages/record/src/', pathNot: TESTS },
      to: { path: '^(packages|apps)/', pathNot: '^packages/(record|domain|formats|ledger)/' },
    },
    {
      name: 'schema-knows-record-and-domain',
      severity: 'error',
      from: { path: '^packages/schema/src/', pathNot: TESTS },
      to: { path: '^(packages|apps|prisma)/', pathNot: '^packages/(schema|record|domain)/' },
    },
    {
      name: 'only-record-speaks-to-the-database',
      comment: 'Types may travel; connections and queries may not.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: ['^packages/record/', TESTS] },
      to: { path: [DATABASE_PACKAGES, '^packages/record/src/generated/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-schema-but-the-api',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: ['^(packages/schema|apps/api)/', TESTS] },
      to: { path: '^packages/schema/' },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/', pathNot: TESTS },
      to: { path: '^apps/' },
    },
    {
      name: 'web-knows-only-the-schema-file',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(packages|prisma|scripts|apps/(?!web/))' },
    },
    {
      name: 'a-feature-never-imports-a-feature',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/([^/]+)/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'presentational-parts-have-no-graphql',
      severity: 'error',
      from: { path: '^apps/web/src/ui/' },
      to: { path: ['/node_modules/(@apollo/client|graphql|graphql-ws)/', '^apps/web/src/(generated|live|features)/'] },
    },
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      from: { pathNot: ['^test/', TESTS, '^vitest\\.config', '^scripts/'] },
      to: { path: ['^test/', TESTS], pathNot: '/node_modules/' },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: '/dist/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}

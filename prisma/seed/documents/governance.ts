import { checks, csv, markdown, points, type Writer } from './document.ts'

/** What layer 6 keeps: governance, audit, regulator readiness. */
export const governanceDocuments: Readonly<Record<string, Writer>> = {
  REGISTER_ENTRY: markdown('Register entry', ({ purpose, owner, vendor }) => ({
    Purpose: [purpose],
    Owner: [owner],
    Supplier: [vendor ?? 'Built in house'],
    'People affected': points('Those who use it', 'Those about whom it decides or advises'),
  })),
  RISK_CLASSIFICATION: markdown('Risk classification', ({ useCase }) => ({
    Question: [`Is ${useCase} prohibited, high-risk, or neither, under Regulation (EU) 2024/1689?`],
    Reasoning: points(
      'Article 5: no prohibited practice',
      'Annex I: not a safety component',
      'Annex III: see the classification on this record',
      'Article 50: see there',
    ),
  })),
  OBLIGATIONS_LIST: csv('obligations', ['requirement', 'applies', 'why'], () => [
    ['EU AI Act Article 4, AI literacy', 'yes', 'as provider and deployer'],
    ['EU AI Act Article 26, deployers of high-risk systems', 'by class', 'see the classification'],
    ['EU AI Act Article 50, transparency', 'by contact', 'where people talk to it'],
    ['GDPR Articles 5, 6, 22, 35', 'yes', 'personal data'],
    ['PCI DSS 4.0.1', 'by scope', 'no card data may reach the model'],
  ]),
  IMPACT_ASSESSMENT: markdown('Impact assessment', ({ purpose }) => ({
    Purpose: [purpose],
    'Rights and freedoms': points('Privacy', 'Non-discrimination', 'Access to one’s money'),
    Measures: checks(
      'A person can be reached at any time',
      'Money moves only within a limit outside the model',
      'Logs are kept and read',
    ),
    Conclusion: ['The remaining risk is acceptable to the owner; to be looked at again when scope or model changes.'],
  })),
  STATEMENT_OF_APPLICABILITY: markdown('Statement of Applicability', () => ({
    Scope: ['The AI management system of Northgate Pay.'],
  })),
  FRAMEWORK_CROSSWALK: csv('crosswalk', ['control', 'framework', 'requirement'], () => [
    ['DATA-CATALOGUING', 'EU AI Act', '10'],
  ]),
  VENDOR_ASSESSMENT: markdown('Vendor assessment', ({ vendor }) => ({
    Vendor: [vendor ?? ''],
    Checked: checks(
      'ISO/IEC 27001 certificate, scope read',
      'ISO/IEC 42001: planned',
      'No training on our data, by contract',
      'Notice of model changes 30 days ahead',
      'Incident notice within 24 hours',
    ),
    Open: points('Weights cannot be verified: identity rests on the snapshot id'),
  })),
  AI_POLICY: markdown('AI policy', () => ({
    Principles: points(
      'Every AI use case is on the register before it is built or bought',
      'No producer signs',
      'What is live can be switched off by one person',
    ),
  })),
  REGULATOR_RUNBOOK: markdown('Regulator runbook', () => ({ Who: ['GRC with legal; the CISO informs the board.'] })),
  THREAT_MODEL: markdown('Threat model', ({ components }) => ({
    Assets: points('Customers’ money', 'Customers’ data', 'The model and its prompt'),
    'Entry points': points('What people type', 'What is retrieved', 'What tools answer', 'What is trained on'),
    'Trust boundaries':
      components.length === 0
        ? ['Between the model and every tool.']
        : components.map(({ kind, name }) => `- ${kind.toLowerCase().replaceAll('_', ' ')}: ${name}`),
  })),
  DESIGN_REVIEW: markdown('Secure design review', () => ({
    Looked: checks(
      'Limits stand outside the model',
      'Least privilege for each tool',
      'Retrieved text is data',
      'A way back and a way out exist',
    ),
  })),
  RETIREMENT_RECORD: markdown('Retirement record', ({ subject, digest }) => ({
    Version: [`${subject}, manifest \`${digest}\`, out of service.`],
    Reason: ['Superseded; its base model snapshot is withdrawn by the provider.'],
  })),
  CONSUMER_NOTICE_LOG: csv('consumer notices', ['consumer', 'notice sent', 'acknowledged'], ({ date }) => [
    ['web chat', date, date],
    ['mobile app', date, date],
    ['partner portal', '', ''],
  ]),
}

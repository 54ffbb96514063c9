import { json, markdown, points, type Writer } from './document.ts'

/** What layer 5 keeps: monitoring, detection and response. */
export const monitoringDocuments: Readonly<Record<string, Writer>> = {
  DASHBOARD_REFERENCE: markdown('Dashboard reference', ({ useCase }) => ({
    Where: [`https://grafana.northgate.example/d/ai-${useCase.toLowerCase().replaceAll(' ', '-')}`],
    Shows: points(
      'Quality and drift by week',
      'Guardrail hits by rule',
      'Tool calls by tool and caller',
      'Cost and latency',
    ),
  })),
  MONITORING_THRESHOLDS: json('monitoring thresholds', () => ({
    guardrailHitsPerThousand: { warn: 8, breach: 20 },
    toolCallsPerConversation: { warn: 8, breach: 12 },
    populationStabilityIndex: { warn: 0.1, breach: 0.25 },
    onBreach: 'page security operations',
  })),
  INCIDENT_CLASS_TAXONOMY: markdown('Incident classes', () => ({
    Classes: points(
      'Output harms a customer',
      'Tool used against its purpose',
      'Data disclosed',
      'Model or data altered',
      'Denial of service or wallet',
    ),
  })),
  AI_INCIDENT_RUNBOOK: markdown('AI incident runbook', () => ({
    'First hour': [
      '1. Classify.',
      '2. Contain: tool off, traffic down, or takedown.',
      '3. Preserve prompts, tool calls and the manifest digest.',
      '4. Start the clocks at the moment of awareness.',
    ],
    Duties: points(
      'Article 73 of Regulation (EU) 2024/1689, where serious',
      'GDPR Article 33',
      'Card schemes, by contract',
    ),
  })),
  INCIDENT_STATEMENT: markdown('Incident statement', () => ({
    Statement: ['Incidents in the period are listed below; where none is, there was none.'],
  })),
  ROLLBACK_RECORD: markdown('Rollback record', ({ subject }) => ({
    What: [`A containment on ${subject}, carried out by people on call and recorded as a fact.`],
  })),
  POST_INCIDENT_REVIEW: markdown('Post-incident notes', () => ({
    'Time line': ['All times in UTC.'],
    Cause: ['Instructions in retrieved text were followed, and the tool behind them had no limit of its own.'],
    Actions: points(
      'Limit outside the model',
      'Retrieved text marked as data',
      'Regression suite extended by the three attacks',
    ),
  })),
}

import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'

/** What a person looks at before deciding a gate, and what is compared when it changes under their eyes. */
export const GateView_gate = graphql(`
  fragment GateView_gate on Gate {
    id
    key
    number
    stage
    name
    status
    statusSince
    staleReason
    notApplicableReason
    dueAt
    overdue
    version
    subjectLabel
    readiness
    evidenceHave
    evidenceNeed
    blockers
    engagement { id key name tier classification { id riskClass } }
    modelVersion { id label manifestDigest }
    datasetVersion { id label digest }
    definition { id description decisions revision }
    reasons { code message subjectKey }
    checklist { ...EvidenceLine_entry }
    requestedBy { id name }
    requestedAt
    requestNote
    delegations {
      id
      stage
      engagementKey
      givenBy { id name }
      givenTo { id name }
      reason
      validFrom
      validTo
    }
    accountable { code seat team { id name } people { id name } }
    decisions { id ...DecisionEntry_decision }
    ...MaterialChange_gate
    standing { id decision status waitingFor decidedBy { id name } decidedAt }
  }
`)

export const readGate = (gate: FragmentType<typeof GateView_gate>) => readFragment(GateView_gate, gate)
export type GateToDecide = ReturnType<typeof readGate>

/** What a person can see of the register and the gates, read now or as of a moment. */
export const wholeRecord = `query Whole($asOf: DateTime) {
  engagements(first: 20, asOf: $asOf) {
    totalCount
    nodes {
      key name purpose tier vendor hasTools status version updatedAt
      owner { name }
      classification { riskClass rationale }
      blockedBy { key status }
      layers { have need }
      modelVersions { label status }
    }
  }
  gates(first: 100, asOf: $asOf) {
    totalCount
    nodes {
      key stage status statusSince staleReason dueAt version readiness evidenceHave evidenceNeed blockers subjectLabel
      reasons { code message }
      checklist { type { code } satisfied why evidence { key status statusReason } }
      accountable { code team { name } people { name } }
      decisions { decision status rationale digestHolds conditions { text } signatures { kind initials } }
      standing { decision status }
    }
  }
  posture(asOf: $asOf) { figures { code value } heatMap { cells { stage status blockers } } maturity { have need } }
}`

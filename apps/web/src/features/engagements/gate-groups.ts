type Subject = {
  subjectType: 'ENGAGEMENT' | 'DATASET_VERSION' | 'MODEL_VERSION'
  subjectLabel: string
  modelVersion?: { id: string } | null
  datasetVersion?: { id: string } | null
}
type GateGroup<Gate> = { id: string; label: string; type: Subject['subjectType']; gates: Gate[] }

const order = { ENGAGEMENT: 0, DATASET_VERSION: 1, MODEL_VERSION: 2 }

/**
 * Gates by what they decide on: the use case itself, then its data, then its versions; within a kind as `newestFirst`
 * lists the ids of versions.
 */
export function groupGates<Gate extends Subject>(gates: readonly Gate[], newestFirst: readonly string[]) {
  const groups = new Map<string, GateGroup<Gate>>()
  for (const gate of gates) {
    const id = gate.modelVersion?.id ?? gate.datasetVersion?.id ?? 'engagement'
    const group = groups.get(id) ?? { id, label: gate.subjectLabel, type: gate.subjectType, gates: [] }
    group.gates.push(gate)
    groups.set(id, group)
  }
  const place = (id: string) => (newestFirst.includes(id) ? newestFirst.indexOf(id) : newestFirst.length)
  return [...groups.values()].toSorted((a, b) => order[a.type] - order[b.type] || place(a.id) - place(b.id))
}

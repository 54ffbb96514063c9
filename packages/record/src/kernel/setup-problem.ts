/** A setting or a machine that Assay cannot start on: one sentence for the person, who can mend it without a stack. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem'
}

import { type InvalidField, InvalidInput } from '@assay/domain'

export const shortestPassword = 10
/** Longer ones only cost time to hash. */
const longestPassword = 256
const longestName = 120

type Texts = { workspaceName?: string; name?: string; email?: string; password?: string }

const rules: { readonly [field in keyof Texts]-?: (text: string) => string | null } = {
  workspaceName: (text) => nameProblem(text, 'Name the workspace, for example after your organisation.'),
  name: (text) => nameProblem(text, 'Give a name.'),
  email: (text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 254
      ? null
      : 'Give an e-mail address, as in ada@example.com.',
  password: (text) =>
    text.length < shortestPassword || text.length > longestPassword
      ? `Choose a password of ${shortestPassword} to ${longestPassword} characters.`
      : null,
}

/** The same texts, trimmed but for the password. Throws InvalidInput that names every unfit one. */
export function mustBeFit<Input extends Texts>(input: Input): Input {
  const trimmed: Texts = {}
  const problems: InvalidField[] = []
  for (const field of ['workspaceName', 'name', 'email', 'password'] as const) {
    const given = input[field]
    if (given === undefined) continue
    const text = field === 'password' ? given : given.trim()
    trimmed[field] = text
    const message = rules[field](text)
    if (message !== null) problems.push({ path: [field], message })
  }
  if (problems.length > 0) throw new InvalidInput(problems)
  return { ...input, ...trimmed }
}

/** Addresses are compared without case. */
export const normalEmail = (email: string) => email.trim().toLowerCase()

function nameProblem(text: string, whenEmpty: string): string | null {
  if (text === '') return whenEmpty
  // Control and direction characters could make a name look like another.
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(text)) return 'Leave out control characters.'
  return text.length > longestName ? `Use at most ${longestName} characters.` : null
}

import type { Role, TeamFunction } from '@assay/domain'

export type DemoPersona = {
  name: string
  email: string
  title: string
  /** Null for those who sit in no team: use-case owners, auditors, guests. */
  team: TeamFunction | null
  isLead: boolean
  role: Role
  /** Further roles in the whole workspace. */
  grants: readonly Role[]
  /** REMOVED: has left, and with them what they were accountable for. */
  status: 'ACTIVE' | 'REMOVED'
}

/** Every persona's password; the server refuses to be reached from elsewhere while there are personas. */
export const demoPassword = 'northgate-demo'

/** The people of Northgate Pay, an invented payments company. */
export const demoPersonas: readonly DemoPersona[] = [
  lead('Miriam Oduya', 'Chief information security officer', 'SECURITY_LEADERSHIP'),
  { ...lead('Henrik Falk', 'GRC lead', 'GRC'), role: 'ADMIN', grants: ['SIGNER'] },
  lead('Tomás Vidal', 'AppSec lead', 'APPSEC'),
  lead('Wei Lindqvist', 'Product security lead', 'PRODUCT_SECURITY'),
  lead('Amara Eze', 'AI red team lead', 'AI_RED_TEAM'),
  lead('Jonas Weber', 'ML platform lead', 'ML_PLATFORM'),
  lead('Leila Haddad', 'Data engineering lead', 'DATA_ENGINEERING'),
  { ...lead('Ruth Calder', 'Security operations lead', 'SECURITY_OPERATIONS'), status: 'REMOVED' },
  { ...member('Dev Patel', 'Security operations engineer', 'CONTRIBUTOR'), team: 'SECURITY_OPERATIONS' },
  { ...member('Ines Moreau', 'Machine learning engineer', 'CONTRIBUTOR'), team: 'ML_PLATFORM' },
  member('Priya Raman', 'Head of customer support, owner of Nora', 'SIGNER'),
  member('Oskar Nyman', 'Head of payments risk, owner of Card-fraud', 'SIGNER'),
  member('Grace Mbeki', 'VP engineering, owner of Codewright', 'SIGNER'),
  member('Paolo Conti', 'Head of talent, owner of CV shortlist', 'SIGNER'),
  member('Ulrike Stein', 'External auditor', 'AUDITOR'),
  member('Sam Whitlock', 'Board observer', 'VIEWER'),
  member('Nadia Karim', 'Penetration tester, guest of Nora', 'GUEST'),
]

function member(name: string, title: string, role: Role): DemoPersona {
  const email = `${name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(' ', '.')}@northgate.example`
  return { name, email, title, team: null, isLead: false, role, grants: [], status: 'ACTIVE' }
}

function lead(name: string, title: string, team: TeamFunction): DemoPersona {
  return { ...member(name, title, 'SIGNER'), team, isLead: true }
}

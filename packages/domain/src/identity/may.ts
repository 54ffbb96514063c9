import { Denied } from '../refusal.ts'
import { listed, spoken } from '../spoken.ts'
import { isOversight, type Role, type TeamFunction, type TokenScope } from './words.ts'

export const acts = [
  'READ',
  'READ_GATES',
  'READ_BOARD',
  'READ_ADMINISTRATION',
  'WRITE_FINDINGS',
  'COMMENT',
  'SUBMIT_EVIDENCE',
  'ACCEPT_EVIDENCE',
  'TAKE_IN',
  'BE_ACCOUNTABLE',
  'SIGN',
  'APPROVE_OVERRIDE',
  'EDIT_DEFINITIONS',
  'EDIT_RACI',
  'EDIT_ENGAGEMENT',
  'ADMINISTER',
  'EXPORT',
] as const
export type Act = (typeof acts)[number]

type Entry = {
  /** Completes "… may …" in the reason of a denial. */
  toDo: string
  roles: readonly Role[]
  /** What an invited guest may do inside the engagements granted to them: by being there, by a role as well, or never. */
  guest: 'THERE' | 'WITH_ROLE' | 'NEVER'
  scopes: readonly TokenScope[]
}

const everyone: readonly Role[] = ['VIEWER', 'CONTRIBUTOR', 'SIGNER', 'ADMIN', 'AUDITOR']
const writers: readonly Role[] = ['CONTRIBUTOR', 'SIGNER', 'ADMIN']
const signers: readonly Role[] = ['SIGNER']

const table: { readonly [act in Act]: Entry } = {
  READ: { toDo: 'read this', roles: everyone, guest: 'THERE', scopes: ['read'] },
  READ_GATES: { toDo: 'read gates', roles: everyone, guest: 'THERE', scopes: ['gates:read', 'read'] },
  READ_BOARD: { toDo: 'read the live board', roles: everyone, guest: 'THERE', scopes: ['board', 'read'] },
  READ_ADMINISTRATION: {
    toDo: 'read tokens and settings',
    roles: ['ADMIN', 'AUDITOR'],
    guest: 'NEVER',
    scopes: ['admin:read'],
  },
  WRITE_FINDINGS: { toDo: 'change findings', roles: writers, guest: 'THERE', scopes: ['findings:write'] },
  COMMENT: { toDo: 'comment', roles: writers, guest: 'THERE', scopes: ['findings:write'] },
  SUBMIT_EVIDENCE: { toDo: 'submit evidence', roles: writers, guest: 'THERE', scopes: ['evidence:write'] },
  ACCEPT_EVIDENCE: { toDo: 'accept or reject evidence', roles: writers, guest: 'NEVER', scopes: [] },
  TAKE_IN: { toDo: 'take files into the record', roles: writers, guest: 'THERE', scopes: ['intake'] },
  BE_ACCOUNTABLE: { toDo: 'be named accountable', roles: signers, guest: 'WITH_ROLE', scopes: [] },
  SIGN: { toDo: 'sign', roles: signers, guest: 'WITH_ROLE', scopes: [] },
  APPROVE_OVERRIDE: { toDo: 'approve overrides', roles: signers, guest: 'WITH_ROLE', scopes: [] },
  EDIT_DEFINITIONS: {
    toDo: 'edit gate definitions, catalogue and policies',
    roles: ['ADMIN'],
    guest: 'NEVER',
    scopes: [],
  },
  EDIT_RACI: { toDo: 'edit responsibilities', roles: writers, guest: 'NEVER', scopes: [] },
  EDIT_ENGAGEMENT: { toDo: 'edit engagements', roles: writers, guest: 'NEVER', scopes: [] },
  ADMINISTER: { toDo: 'change members, tokens and settings', roles: ['ADMIN'], guest: 'NEVER', scopes: [] },
  EXPORT: { toDo: 'export', roles: everyone, guest: 'NEVER', scopes: ['read'] },
}

export type Standing = {
  /** Whether the person was granted the engagement that the act is about; it matters for guests only. */
  grantedHere: boolean
  functions: readonly TeamFunction[]
}

/**
 * Why a member may not do this, or null. A guest stays a guest whatever other roles they hold:
 * an invited external signer signs in the engagements granted to them and sees no others.
 */
export function may(held: readonly Role[], act: Act, { grantedHere, functions }: Standing): Denied | null {
  const { toDo, roles, guest } = table[act]
  const hasRole = held.some((role) => roles.includes(role))

  if (held.includes('GUEST')) {
    if (guest === 'NEVER') return new Denied(`Guests may not ${toDo}. Ask your contact in this workspace.`)
    if (!grantedHere) return new Denied('You are a guest of other engagements. Ask for access to this one.')
    if (guest === 'WITH_ROLE' && !hasRole)
      return new Denied(`Only invited signers may ${toDo}. Ask to be invited as one.`)
    return null
  }
  if (hasRole) return null
  if (act === 'EDIT_DEFINITIONS') {
    const overseer = held.includes('SIGNER') && functions.some(isOversight)
    return overseer ? null : new Denied(`Only administrators, and signers of GRC or security leadership, may ${toDo}.`)
  }
  return new Denied(`Only a member who is ${listed(roles.map(spoken))} may ${toDo}. Ask an administrator for the role.`)
}

/** Why a token may not do this, or null. A token never signs, approves, or changes who may do what. */
export function tokenMay(scopes: readonly TokenScope[], act: Act): Denied | null {
  const { toDo, scopes: needed } = table[act]
  if (needed.length === 0) return new Denied(`Tokens may not ${toDo}. A person has to do it.`)
  if (scopes.some((scope) => needed.includes(scope))) return null
  return new Denied(`This token may not ${toDo}: it needs the scope ${listed(needed)}.`)
}

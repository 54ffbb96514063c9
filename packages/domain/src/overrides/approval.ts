import type { Role, Separation, TeamFunction } from '../identity/words.ts'
import { isOversight } from '../identity/words.ts'
import { Denied } from '../refusal.ts'
import { listed } from '../spoken.ts'
import type { OverrideSeat } from './words.ts'

export type Approver = {
  id: string
  name: string
  /** Those that hold on the finding's engagement. */
  roles: readonly Role[]
  teams: readonly { id: string; function: TeamFunction; isLead: boolean }[]
  isUseCaseOwner: boolean
}

export type ApprovalCase = {
  /** The seats that have to approve. */
  seats: readonly OverrideSeat[]
  proposedBy: string
  /** The team that owns the finding. */
  teamId: string | null
  separation: Separation
  /** What was approved so far. */
  approvals: readonly { seat: OverrideSeat; personId: string }[]
  /** Everyone who might approve on this engagement. */
  people: readonly Approver[]
}

/**
 * Who may approve for a seat, never the proposer:
 *
 * - USE_CASE_OWNER: the owner of the engagement;
 * - CISO: a signer of security leadership;
 * - APPSEC_LEAD: a signer who leads AppSec or, where no signer is marked as its lead, any signer of AppSec;
 * - TEAM_LEAD: the same for the team that owns the finding; one without a team is AppSec's, which owns triage;
 * - TRIAGER: whoever may change findings.
 *
 * Where that leaves nobody, because the only holder proposed it or the seat is empty, a signer of security leadership
 * or GRC stands in.
 */
export function holdersOf(seat: OverrideSeat, approval: Pick<ApprovalCase, 'people' | 'proposedBy' | 'teamId'>) {
  const others = approval.people.filter(({ id }) => id !== approval.proposedBy)
  const holders = others.filter((person) => sitsOn(seat, person, approval))
  return holders.length > 0 ? holders : others.filter((person) => isSigner(person) && person.teams.some(oversees))
}

function sitsOn(
  seat: OverrideSeat,
  person: Approver,
  { people, teamId }: Pick<ApprovalCase, 'people' | 'teamId'>,
): boolean {
  if (seat === 'TRIAGER') return person.roles.some((role) => role !== 'VIEWER' && role !== 'AUDITOR')
  if (!isSigner(person)) return false
  if (seat === 'USE_CASE_OWNER') return person.isUseCaseOwner
  if (seat === 'CISO') return person.teams.some((team) => team.function === 'SECURITY_LEADERSHIP')
  const isTheirs = (team: Approver['teams'][number]) =>
    seat === 'TEAM_LEAD' && teamId !== null ? team.id === teamId : team.function === 'APPSEC'
  const led = people.some((each) => isSigner(each) && each.teams.some((team) => isTheirs(team) && team.isLead))
  return person.teams.some((team) => isTheirs(team) && (team.isLead || !led))
}

const isSigner = ({ roles }: Approver) => roles.includes('SIGNER')
const oversees = (team: Approver['teams'][number]) => isOversight(team.function)

/** The seats that nobody has approved for. */
export function openSeats({ seats, approvals }: Pick<ApprovalCase, 'seats' | 'approvals'>): OverrideSeat[] {
  return seats.filter((seat) => !approvals.some((each) => each.seat === seat))
}

/**
 * The seats that this person's approval fills, or why it fills none. One approval fills one seat, so that two seats
 * take two people. In a COMPACT workspace it fills besides those that nobody else could fill; the proposer never
 * approves, so a workspace of one invites an external signer.
 */
export function seatsFilledBy(approval: ApprovalCase, person: Approver): readonly OverrideSeat[] | Denied {
  if (person.id === approval.proposedBy) {
    return new Denied(`You proposed this override. Ask ${named(approval)} to approve it.`, 'NOT_INDEPENDENT')
  }
  const open = openSeats(approval)
  if (approval.approvals.some(({ personId }) => personId === person.id)) {
    return new Denied(`You have approved this override. It still needs ${named(approval)}.`, 'NOT_INDEPENDENT')
  }
  const [mine] = open.filter((seat) => holdersOf(seat, approval).some(({ id }) => id === person.id))
  if (mine === undefined) {
    return new Denied(`This override is approved by ${named(approval)}. Ask them.`, 'NOT_ACCOUNTABLE')
  }
  if (approval.separation !== 'COMPACT') return [mine]
  const approved = new Set(approval.approvals.map(({ personId }) => personId))
  const somebodyElse = (seat: OverrideSeat) =>
    holdersOf(seat, approval).some(({ id }) => id !== person.id && !approved.has(id))
  return [mine, ...open.filter((seat) => seat !== mine && !somebodyElse(seat))]
}

/** Who is asked now, as a part of a sentence. */
function named(approval: ApprovalCase): string {
  const parts = openSeats(approval).map((seat) => {
    const holders = holdersOf(seat, approval).filter(
      ({ id }) => !approval.approvals.some(({ personId }) => personId === id),
    )
    return holders.length === 0
      ? `${seatWords[seat]} (nobody here: invite a signer to this engagement)`
      : `${seatWords[seat]} (${listed(holders.slice(0, 3).map(({ name }) => name))})`
  })
  return parts.length === 0 ? 'nobody any more' : listed(parts, 'and')
}

const seatWords: { readonly [seat in OverrideSeat]: string } = {
  USE_CASE_OWNER: 'the use-case owner',
  CISO: 'the CISO',
  APPSEC_LEAD: 'the AppSec lead',
  TEAM_LEAD: 'the lead of the owning team',
  TRIAGER: 'another triager',
}

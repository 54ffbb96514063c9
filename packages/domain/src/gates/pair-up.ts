/**
 * Seats as many people as can be, one a seat (Kuhn's augmenting paths): a person who fits two seats moves to the other
 * when someone comes who fits only the first.
 */
export function pairUp<Seat, Person>(
  seats: readonly Seat[],
  people: readonly Person[],
  fits: (seat: Seat, person: Person) => boolean,
): Map<Seat, Person> {
  const seated = new Map<Seat, Person>()
  const sit = (person: Person, tried: Set<Seat>): boolean =>
    seats.some((seat) => {
      if (tried.has(seat) || !fits(seat, person)) return false
      tried.add(seat)
      const occupant = seated.get(seat)
      if (occupant !== undefined && !sit(occupant, tried)) return false
      seated.set(seat, person)
      return true
    })
  for (const person of people) sit(person, new Set())
  return seated
}

/** The members of the interfaces that fragments of the page are written on. */
export const possibleTypes = {
  Refusal: ['Denied', 'NotFound', 'InvalidInput', 'Conflict', 'NotReady'],
  ActivityEvent: ['Activity', 'Resync'],
}

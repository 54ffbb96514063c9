/** Whose matrix it is: an engagement's, or the programme's. */
export type Owner = { id: string; key: string } | null

/** A part of a page whose heading follows that of what it stands in. */
export type Sectioned = { level: 2 | 3 }

/** How much of a text is read to be shown or compared. */
export const mostText = 1024 ** 2
/** Documents are read whole or not at all. */
export const mostJson = 16 * 1024 ** 2
export const mostImage = 32 * 1024 ** 2
export const mostPdf = 128 * 1024 ** 2
/** How many rows of a table, and lines of a text, are drawn. */
export const mostRows = 500
export const mostLines = 5_000

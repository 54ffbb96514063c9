import { lazy, Suspense } from 'react'

const MarkdownBody = lazy(async () => ({ default: (await import('./MarkdownBody.tsx')).MarkdownBody }))

/** What people wrote in Markdown. The reader of Markdown loads with the first text; the plain text stands until then. */
export function Markdown({ children }: { children: string }) {
  return (
    <Suspense fallback={<p style={{ whiteSpace: 'pre-wrap' }}>{children}</p>}>
      <MarkdownBody>{children}</MarkdownBody>
    </Suspense>
  )
}

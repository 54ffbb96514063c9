import ReactMarkdown from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import classes from './MarkdownBody.module.css'

const safe = /^(https?:\/\/|mailto:)/i

/**
 * Markdown as elements. Raw HTML is dropped, links go to http, https and mailto alone, and images become their
 * description: fetching one would tell its server who reads the record.
 */
export function MarkdownBody({ children }: { children: string }) {
  return (
    <div className={classes.body}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        urlTransform={(url) => (safe.test(url) ? url : '')}
        components={{
          a: ({ href, children: words }) =>
            href ? (
              <a href={href} target="_blank" rel="noreferrer nofollow ugc">
                {words}
              </a>
            ) : (
              <span>{words}</span>
            ),
          img: ({ alt }) => (alt ? <em>[{alt}]</em> : null),
        }}
      >
        {children}
      </ReactMarkdown>
    </div>
  )
}

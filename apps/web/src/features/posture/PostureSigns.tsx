import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './posture.module.css'

const PostureSigns_posture = graphql(`
  fragment PostureSigns_posture on Posture {
    failureModes { code name present detail href }
    signals { code name have need detail href }
  }
`)

/** The failure modes of a programme and the signals of a steady state, with the figures that speak for them. */
export function PostureSigns(props: { posture: FragmentType<typeof PostureSigns_posture> }) {
  const { t } = useTranslation('posture')
  const { failureModes, signals } = readFragment(PostureSigns_posture, props.posture)
  const signs = [
    {
      title: t('failure.title'),
      note: t('failure.note', { count: failureModes.filter(({ present }) => present).length }),
      rows: failureModes.map(({ present, ...mode }) => ({
        ...mode,
        good: !present,
        word: t(present ? 'failure.present' : 'failure.absent'),
        figure: null,
      })),
    },
    {
      title: t('signals.title'),
      note: t('signals.note'),
      rows: signals.map(({ have, need, ...signal }) => ({
        ...signal,
        good: have >= need,
        word: null,
        figure: `${have} / ${need}`,
      })),
    },
  ]
  return signs.map(({ title, note, rows }) => (
    <section key={title} aria-label={title}>
      <SectionHead title={title} note={note} />
      <ul className={classes.signs}>
        {rows.map(({ code, name, detail, href, good, word, figure }) => (
          <li key={code} data-good={good || undefined}>
            {good ? (
              <CircleCheck size={16} aria-label={word ?? undefined} aria-hidden={word === null} />
            ) : (
              <TriangleAlert size={16} aria-label={word ?? undefined} aria-hidden={word === null} />
            )}
            <div>
              <LinkTo plain href={href}>
                {name}
              </LinkTo>
              <p>{detail}</p>
            </div>
            {figure ? <span className={classes.share}>{figure}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  ))
}

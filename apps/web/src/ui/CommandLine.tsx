import { useTranslation } from 'react-i18next'
import classes from './CommandLine.module.css'
import { CopyButton } from './CopyButton.tsx'

/** A command that does the same as the page, ready to be copied. */
export function CommandLine({ command, label }: { command: string; label?: string | undefined }) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, so it must be reachable by key. */}
      <section tabIndex={0} aria-label={label ?? t('command')}>
        <pre>
          <span className={classes.prompt} aria-hidden="true">
            ${' '}
          </span>
          {command}
        </pre>
      </section>
      <CopyButton text={command} what={t('command')} />
    </div>
  )
}

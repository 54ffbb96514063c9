import { useTranslation } from 'react-i18next'
import { useOthers } from './presence.ts'
import { spokenNames } from './spoken-names.ts'

/** Who writes a comment at this moment. It keeps its line while nobody does, so that nothing moves. */
export function TypingLine({ subject, className }: { subject: string; className?: string | undefined }) {
  const { t, i18n } = useTranslation('app')
  const names = useOthers({ typingAt: subject }).map(({ name }) => name)
  return (
    <p className={className} aria-live="polite">
      {names.length === 0
        ? null
        : names.length > 3
          ? t('presence.severalTyping')
          : t('presence.typing', { count: names.length, names: spokenNames(names, i18n.language) })}
    </p>
  )
}

import { ActionIcon } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Copies `text`; says so for a moment. `what` names it for screen readers: "Copy digest". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation('ui')
  const { copied, copy } = useClipboard({ timeout: 1500 })
  return (
    <ActionIcon size={24} onClick={() => copy(text)} aria-label={copied ? t('copied') : t('copy', { what })}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </ActionIcon>
  )
}

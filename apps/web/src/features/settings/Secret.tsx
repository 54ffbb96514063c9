import { CopyButton } from '../../ui/CopyButton.tsx'
import classes from './settings.module.css'

/** What is shown this once, ready to be copied. */
export function Secret({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.secret}>
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </div>
  )
}

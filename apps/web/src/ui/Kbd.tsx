import classes from './Kbd.module.css'

/** Keys as printed on them: `<Kbd keys="g f" />` is g then f; `⌘+k` are pressed together. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((press, index) => (
        <kbd key={index}>{press.replaceAll('+', '')}</kbd>
      ))}
    </span>
  )
}

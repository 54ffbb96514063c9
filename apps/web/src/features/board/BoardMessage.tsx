import { BrandMark } from '../../app/BrandMark.tsx'
import classes from './board.module.css'

type Props = { title: string; why?: string | undefined; next?: string | undefined }

/** What stands on the wall in place of the board. */
export function BoardMessage({ title, why, next }: Props) {
  return (
    <main className={classes.message}>
      <BrandMark size={48} />
      <h1>{title}</h1>
      {why ? <p>{why}</p> : null}
      {next ? <p>{next}</p> : null}
    </main>
  )
}

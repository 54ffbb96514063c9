import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import type { Part } from './manifest-diff.ts'
import classes from './models.module.css'

type Props = { kind: string; name: string; before?: Part; after?: Part }

/** One difference between two manifests; a side that is absent was added or removed. */
export function DiffRow({ kind, name, before, after }: Props) {
  const { t } = useTranslation('models')
  const sort = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return (
    <tr data-sort={sort}>
      <th scope="row">
        <span className={classes.sort}>{t(`diff.${sort}`)}</span>
        <span className={classes.partName}>{name}</span>
        <small>{t(`kinds.${kind}`, { count: 1 })}</small>
      </th>
      {[before, after].map((part, index) => (
        <td key={index === 0 ? 'before' : 'after'}>
          {part === undefined ? (
            <span className={classes.faint}>–</span>
          ) : (
            <>
              <code>{part.release}</code>
              <br />
              {part.digest ? (
                <Digest value={part.digest.replace(/^sha256:/, '')} length={10} attested={part.attested} />
              ) : (
                <span className={classes.attested}>{t('onlyAttested')}</span>
              )}
            </>
          )}
        </td>
      ))}
    </tr>
  )
}

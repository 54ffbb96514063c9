import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { Key } from '../../ui/Key.tsx'
import type { Frozen } from './frozen.ts'
import classes from './gate.module.css'

const spoken = (code: string) => code.replaceAll('_', ' ').toLowerCase()

/** What a decision was taken on: the subject, each piece of evidence by its digest, and each finding as it stood. */
export function FrozenTable({ matter }: { matter: Frozen }) {
  const { t } = useTranslation('gates')
  return (
    <table>
      <tbody>
        {matter.subjectDigest ? (
          <tr>
            <th scope="row">{t('frozen.subject')}</th>
            <td colSpan={2} />
            <td>
              <Digest value={matter.subjectDigest} length={19} />
            </td>
          </tr>
        ) : null}
        {matter.evidence.map(({ key, type, revision, sha256 }) => (
          <tr key={key}>
            <th scope="row" className={classes.mono}>
              {key}
            </th>
            <td>{spoken(type)}</td>
            <td>{t('evidenceLine.revision', { revision })}</td>
            <td>
              <Digest value={sha256} />
            </td>
          </tr>
        ))}
        {matter.findings.map(({ key, severity, subjectStatus, overridden }) => (
          <tr key={key}>
            <th scope="row">
              <Key href={`/findings/${key}`}>{key}</Key>
            </th>
            <td>{spoken(severity)}</td>
            <td colSpan={2}>
              {spoken(subjectStatus)}
              {overridden ? `, ${t('frozen.overridden')}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

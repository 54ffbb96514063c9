import { useQuery } from '@apollo/client/react'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'

const ActiveMembers = graphql(`
  query ActiveMembers {
    members { id name status }
  }
`)

type Props = { label: string; value: string | null; except?: string | undefined; onChange: (id: string | null) => void }

/** One active member of the workspace. */
export function MemberSelect({ label, value, except, onChange }: Props) {
  const { t } = useTranslation('gates')
  const { data } = useQuery(ActiveMembers)
  const members = data?.members.filter(({ id, status }) => status === 'ACTIVE' && id !== except) ?? []
  return (
    <NativeSelect
      label={label}
      required
      data={[{ value: '', label: t('choose') }, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}

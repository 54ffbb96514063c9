import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import classes from './identity.module.css'

const DemoPersonas_setup = graphql(`
  fragment DemoPersonas_setup on SetupState {
    demoPersonas { name email title password }
  }
`)

type Props = {
  setup: FragmentType<typeof DemoPersonas_setup>
  onChoose: (email: string, password: string) => void
}

/** The people of the demo programme, each a seat to step into. Nothing where there is no demo. */
export function DemoPersonas({ setup, onChoose }: Props) {
  const { t } = useTranslation('identity')
  const { demoPersonas } = readFragment(DemoPersonas_setup, setup)
  const first = demoPersonas[0]
  if (first === undefined) return null
  return (
    <section className={classes.demo} aria-labelledby="demo-personas">
      <h2 id="demo-personas">{t('signIn.demo')}</h2>
      <p>{t('signIn.demoWhy', { password: first.password })}</p>
      <ul>
        {demoPersonas.map(({ name, email, title, password }) => (
          <li key={email}>
            <UnstyledButton className={classes.persona} onClick={() => onChoose(email, password)}>
              <Avatar name={name} size={24} silent />
              <span>
                <VisuallyHidden>{t('signIn.as')} </VisuallyHidden>
                <b>{name}</b>
                <span>{title}</span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

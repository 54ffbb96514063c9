import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signOut } from '../../app/sign-out.ts'
import { graphql } from '../../generated/gql/index.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { LookSettings } from './LookSettings.tsx'
import { Seats } from './Seats.tsx'
import { SettingsHead } from './SettingsHead.tsx'
import classes from './settings.module.css'

const ProfilePageQuery = graphql(`
  query ProfilePage {
    viewer {
      membership { id name email teams { id name } }
      roles
      workspace { id name }
      ...Seats_viewer
    }
  }
`)

/** Who is signed in here, how the page looks and acts for them, and where else they have a seat. */
export function ProfilePage() {
  const { t } = useTranslation('settings')
  const { data, error, refetch } = useQuery(ProfilePageQuery)
  const viewer = data?.viewer
  if (!viewer) return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  const { name, email, teams } = viewer.membership
  return (
    <>
      <SettingsHead />
      <div className={classes.column}>
        <section>
          <SectionHead title={t('profile.who')} note={viewer.workspace.name} />
          <PropertyList
            properties={[
              { label: t('profile.name'), value: name },
              { label: t('profile.email'), value: email },
              { label: t('profile.role'), value: viewer.roles.map((role) => t(`roles.${role}`)).join(', ') },
              {
                label: t('profile.teams'),
                value: teams.length === 0 ? t('profile.none') : teams.map((team) => team.name).join(', '),
              },
            ]}
          />
        </section>
        <LookSettings />
        <Seats viewer={viewer} />
        <section>
          <SectionHead title={t('profile.session')} />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => void signOut()}>
              {t('profile.signOut')}
            </Button>
            <LinkTo href="/reset">{t('profile.reset')}</LinkTo>
          </div>
        </section>
      </div>
    </>
  )
}

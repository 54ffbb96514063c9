import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/Avatar.tsx'
import { LinkTo } from '../ui/LinkTo.tsx'
import classes from './PersonMenu.module.css'

type Props = {
  person: { name: string; email: string }
  bare: boolean
  version?: string | undefined
  onHelp: () => void
  onSignOut: () => void
}

const schemes = ['light', 'dark', 'auto'] as const

/** Who is signed in: theme, keys, profile and sign-out. */
export function PersonMenu({ person, bare, version, onHelp, onSignOut }: Props) {
  const { t } = useTranslation('app')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (next: string) => {
    const scheme = schemes.find((each) => each === next)
    if (scheme) setColorScheme(scheme)
  }
  return (
    <Menu position="top-start" width={256}>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={bare ? t('person.menu', { name: person.name }) : undefined}
        >
          <Avatar name={person.name} size={24} silent />
          {bare ? null : <span className={classes.name}>{person.name}</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <b>{person.name}</b>
          <span>{person.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(next) => choose(next)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`person.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={onHelp}>
          {t('person.keys')}
        </Menu.Item>
        <Menu.Item
          leftSection={<UserRound size={16} aria-hidden />}
          renderRoot={(props) => <LinkTo plain href="/settings/profile" {...props} />}
        >
          {t('person.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={onSignOut}>
          {t('person.signOut')}
        </Menu.Item>
        {version ? <div className={classes.version}>{t('version', { version })}</div> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

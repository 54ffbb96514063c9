import { Drawer as Sheet, UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawerPlace } from '../ui/Drawer.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { BrandMark } from './BrandMark.tsx'
import { useShellKeys } from './keys.ts'
import type { PaletteAction } from './Palette.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { type PlaceName, places } from './places.ts'
import classes from './Shell.module.css'
import { ShellLinks } from './ShellLinks.tsx'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }))

type Props = {
  workspace: string
  /** Replaces the workspace's name where a person belongs to several. */
  switcher?: ReactNode
  connection: ReactNode
  /** What must be known of the whole page, above it. */
  notice?: ReactNode
  /** Who else is here. */
  presence?: ReactNode
  person: { name: string; email: string }
  onSignOut: () => void
  /** What waits for this person, by place. */
  counts?: Partial<Record<PlaceName, number>> | undefined
  /** What the palette offers besides the places. */
  actions?: readonly PaletteAction[] | undefined
  onSearch?: ((text: string) => void) | undefined
  version?: string | undefined
  children: ReactNode
}

/** The frame of every page: navigation, what is live, who is here, and the content. */
export function Shell(props: Props) {
  const { workspace, switcher, connection, notice, presence, person, onSignOut, counts = {}, version, children } = props
  const { t } = useTranslation('app')
  const router = useRouter()
  const [narrow, setNarrow] = useLocalStorage({
    key: 'assay.narrow',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const [layer, setLayer] = useState<'palette' | 'help' | 'more' | null>(null)
  useShellKeys({ onHelp: () => setLayer('help'), onPalette: () => setLayer('palette') })
  const close = () => setLayer(null)

  const name = switcher ?? <span className={classes.workspace}>{workspace}</span>
  const menu = (bare: boolean) => (
    <PersonMenu person={person} bare={bare} version={version} onHelp={() => setLayer('help')} onSignOut={onSignOut} />
  )
  const going = places.map((place) => ({
    id: `go-${place.name}`,
    label: t(`nav.${place.name}`),
    group: t('palette.go'),
    icon: <place.icon size={16} aria-hidden />,
    onRun: () => router.history.push(place.href),
  }))
  return (
    <div className={classes.shell} data-narrow={narrow || undefined}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <section className={classes.side} aria-label={t('name')}>
        <div className={classes.brand}>
          <BrandMark />
          {narrow ? null : name}
        </div>
        <UnstyledButton
          className={classes.search}
          onClick={() => setLayer('palette')}
          aria-label={narrow ? t('palette.open') : undefined}
        >
          <Search size={16} aria-hidden />
          {narrow ? null : (
            <>
              <span>{t('palette.open')}</span>
              <Kbd keys="⌘+K" />
            </>
          )}
        </UnstyledButton>
        <ShellLinks narrow={narrow} counts={counts} />
        <div className={classes.foot}>
          <div className={classes.present}>
            {connection}
            {narrow ? null : presence}
          </div>
          <div className={classes.own}>
            {menu(narrow)}
            <UnstyledButton
              className={classes.fold}
              onClick={() => setNarrow(!narrow)}
              aria-label={narrow ? t('nav.expand') : t('nav.collapse')}
            >
              {narrow ? <PanelLeftOpen size={16} aria-hidden /> : <PanelLeftClose size={16} aria-hidden />}
            </UnstyledButton>
          </div>
        </div>
      </section>
      <section className={classes.top} aria-label={t('name')}>
        <BrandMark />
        {name}
        <span className={classes.gap} />
        {presence}
        {connection}
        {menu(true)}
      </section>
      <main id="content" className={classes.main} tabIndex={-1}>
        {notice}
        <div className={classes.page}>{children}</div>
      </main>
      <div id={drawerPlace} className={classes.drawer} />
      <div className={classes.bar}>
        <ShellLinks bar counts={counts}>
          <UnstyledButton onClick={() => setLayer('more')} aria-expanded={layer === 'more'}>
            <MenuIcon size={20} strokeWidth={1.5} aria-hidden />
            {t('nav.more')}
          </UnstyledButton>
        </ShellLinks>
      </div>
      <Sheet opened={layer === 'more'} onClose={close} position="bottom" size="auto" title={t('nav.more')}>
        <ShellLinks label={t('nav.all')} counts={counts} onFollow={close} />
      </Sheet>
      <Suspense>
        {layer === 'palette' ? (
          <Palette actions={[...(props.actions ?? []), ...going]} onSearch={props.onSearch} onClose={close} />
        ) : null}
        {layer === 'help' ? <KeyHelp onClose={close} /> : null}
      </Suspense>
    </div>
  )
}

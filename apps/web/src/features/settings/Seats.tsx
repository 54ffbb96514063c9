import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Shown } from './Shown.tsx'
import classes from './settings.module.css'

const Seats_viewer = graphql(`
  fragment Seats_viewer on Viewer {
    seats { workspaceId name slug current }
  }
`)

const SwitchWorkspace = graphql(`
  mutation Seats_switchWorkspace($input: SwitchWorkspaceInput!) {
    switchWorkspace(input: $input) {
      __typename
      ... on WorkspaceSwitched { workspaceId }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** The workspaces that the account has a seat in. */
export function Seats(props: { viewer: FragmentType<typeof Seats_viewer> }) {
  const { t } = useTranslation('settings')
  const { seats } = readFragment(Seats_viewer, props.viewer)
  const [switchTo, { pending, refusal }] = useCommand(SwitchWorkspace)

  async function go(workspaceId: string) {
    // Everything on the page belongs to the other workspace: begin anew.
    if ((await switchTo({ workspaceId })) !== null) location.assign('/')
  }
  return (
    <section>
      <SectionHead title={t('profile.seats')} count={seats.length} />
      <ul className={classes.list}>
        {seats.map(({ workspaceId, name, current }) => (
          <li key={workspaceId}>
            <span>{name}</span>
            {current ? (
              <span className={classes.quiet}>{t('profile.current')}</span>
            ) : (
              <Button
                size="xs"
                variant="default"
                loading={pending}
                aria-label={t('profile.switchLabel', { name })}
                onClick={() => void go(workspaceId)}
              >
                {t('profile.switch')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Shown refusal={refusal} />
    </section>
  )
}

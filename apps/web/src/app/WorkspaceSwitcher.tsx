import { Menu, UnstyledButton } from '@mantine/core'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../generated/gql/index.ts'
import { useCommand } from '../graph/useCommand.ts'
import classes from './WorkspaceSwitcher.module.css'

const WorkspaceSwitcher_viewer = graphql(`
  fragment WorkspaceSwitcher_viewer on Viewer {
    workspace { id name }
    seats { workspaceId name current }
  }
`)

const SwitchWorkspace = graphql(`
  mutation WorkspaceSwitcher_switchWorkspace($input: SwitchWorkspaceInput!) {
    switchWorkspace(input: $input) {
      __typename
      ... on WorkspaceSwitched { workspaceId }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

/** The workspace's name; a menu where the person has a seat in several. */
export function WorkspaceSwitcher(props: { viewer: FragmentType<typeof WorkspaceSwitcher_viewer> }) {
  const { t } = useTranslation('app')
  const { workspace, seats } = readFragment(WorkspaceSwitcher_viewer, props.viewer)
  const [switchWorkspace] = useCommand(SwitchWorkspace)
  if (seats.length < 2) return <span className={classes.name}>{workspace.name}</span>

  async function choose(workspaceId: string) {
    // Everything on the page belongs to the other workspace: begin anew.
    if ((await switchWorkspace({ workspaceId })) !== null) location.assign('/')
  }
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('switcher', { name: workspace.name })}>
          <span className={classes.name}>{workspace.name}</span>
          <ChevronsUpDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {seats.map((seat) => (
          <Menu.Item
            key={seat.workspaceId}
            rightSection={seat.current ? <Check size={14} aria-hidden /> : null}
            onClick={() => void choose(seat.workspaceId)}
          >
            {seat.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

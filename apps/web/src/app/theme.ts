import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Checkbox,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Popover,
  SegmentedControl,
  Switch,
  Textarea,
  Tooltip,
} from '@mantine/core'

const verdigris: MantineColorsTuple = [
  '#edf6f3',
  '#d7eae4',
  '#aed5ca',
  '#7fc2b0',
  '#55a08d',
  '#3a8a77',
  '#2b7867',
  '#226a5a',
  '#1a5c4d',
  '#12473b',
]

const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f5f3ef',
  '#ece9e3',
  '#dedad2',
  '#c6c1b7',
  '#9d978c',
  '#78736a',
  '#5b574f',
  '#3d3a35',
  '#211f1b',
]

const dark: MantineColorsTuple = [
  '#ece9e3',
  '#bdb8ae',
  '#9d978c',
  '#7d776d',
  '#47443e',
  '#35322e',
  '#22201e',
  '#1a1917',
  '#141312',
  '#0f0e0d',
]

const red: MantineColorsTuple = [
  '#fbecef',
  '#f6d3da',
  '#eda6b4',
  '#f2798f',
  '#d9506c',
  '#c4284f',
  '#b31a44',
  '#a9163f',
  '#a3123a',
  '#7f0c2c',
]

const height = { xs: 28, sm: 32, md: 40, lg: 44, xl: 48 }
const heightOf = (size: unknown) => `${height[(size ?? 'sm') as keyof typeof height] ?? height.sm}px`

/**
 * Dropdowns stay inside the landmark and the focus order of what opened them; the fixed strategy keeps scrolling parts
 * from cutting them off.
 */
const inPlace = { withinPortal: false, floatingStrategy: 'fixed' } as const
const closeButton = { 'aria-label': 'Close' }

/** The product's one theme: sizes on a 4 px grid, 13 px text, one accent, lines in place of shadows. */
export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.179,
  colors: { verdigris, gray, dark, red },
  black: '#211f1b',
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  shadows: { xs: 'none', sm: 'none', md: '0 6px 20px rgb(20 18 14 / 14%)', lg: 'none', xl: 'none' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root: {
          '--button-height': heightOf(size),
          '--button-padding-x': size === 'xs' ? '10px' : '12px',
          '--button-fz': size === 'xs' ? 'var(--text-small)' : 'var(--text-base)',
        },
      }),
      styles: { label: { fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({
      vars: (_theme, { size, multiline }) => ({
        wrapper: {
          ...(multiline ? {} : { '--input-height': heightOf(size), '--input-size': heightOf(size) }),
          '--input-fz': size === 'xs' ? 'var(--text-small)' : 'var(--text-base)',
          '--input-bd': 'var(--line-control)',
          '--input-bg': 'var(--raised)',
        },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontSize: 'var(--text-base)', fontWeight: 550, marginBottom: 4 },
        description: { fontSize: 'var(--text-small)' },
        error: { fontSize: 'var(--text-small)' },
      },
    }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, minRows: 3 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm', withThumbIndicator: false } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'outline', radius: 'sm' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'outline' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false, multiline: true, maw: 320 } }),
    Menu: Menu.extend({
      defaultProps: {
        ...inPlace,
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        transitionProps: { duration: 120, transition: 'fade' },
        offset: 4,
      },
      styles: { item: { fontSize: 'var(--text-base)', minHeight: 32, paddingBlock: 4 } },
    }),
    Combobox: Combobox.extend({ defaultProps: { ...inPlace, shadow: 'md' } }),
    Popover: Popover.extend({ defaultProps: { ...inPlace, shadow: 'md' } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: closeButton, withBorder: true } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: closeButton } }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: closeButton,
        shadow: 'md',
        transitionProps: { duration: 160, transition: 'fade' },
        centered: false,
      },
      styles: { title: { fontSize: 'var(--text-section)', fontWeight: 600 } },
    }),
  },
})

/**
 * What Mantine's own defaults get wrong for contrast. The values differ by scheme already; Mantine's own are set per
 * scheme, so these must be too, or they would lose against them.
 */
const better = {
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-verdigris-light': 'var(--accent-wash)',
  '--mantine-color-verdigris-light-hover': 'var(--accent-wash)',
  '--mantine-color-verdigris-light-color': 'var(--accent-text)',
  '--mantine-color-verdigris-outline': 'var(--accent-text)',
  '--mantine-color-verdigris-filled': 'var(--accent)',
  '--mantine-color-gray-light-color': 'var(--ink-2)',
  '--mantine-color-gray-outline': 'var(--ink-2)',
  '--mantine-color-red-light': 'var(--critical-wash)',
  '--mantine-color-red-light-hover': 'var(--critical-wash)',
  '--mantine-color-red-light-color': 'var(--critical)',
  '--mantine-color-red-outline': 'var(--critical)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: better, dark: better })

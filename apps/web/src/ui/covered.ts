const layers = '[role=dialog][aria-modal=true], [aria-haspopup][aria-expanded=true], .mantine-Popover-dropdown'
let covered = false

// Listens from the moment it is loaded, before any dropdown or dialog can: those close on the same key press, and
// whoever asks afterwards would find nothing open.
window.addEventListener(
  'keydown',
  () => {
    covered = isCovered()
  },
  true,
)

/** Whether a dialog or a menu lies above the page now. */
export const isCovered = (): boolean => [...document.querySelectorAll(layers)].some((layer) => layer.checkVisibility())

/** Whether one did when the key that is being handled went down. */
export const wasCovered = (): boolean => covered

/**
 * Whether a screen that people look at together has the whole window to itself (`data-whole-window`). A key pressed by
 * mistake must not take it away from them, so those that lead elsewhere rest.
 */
export function hasWholeWindow(): boolean {
  return document.querySelector('[data-whole-window]') !== null
}

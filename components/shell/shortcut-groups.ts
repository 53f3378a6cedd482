export interface ShortcutHelp {
  /** As in `useShortcuts`: `j`, `g p`, `Enter`. */
  keys: string
  label: string
}

export interface ShortcutGroup {
  title: string
  shortcuts: readonly ShortcutHelp[]
}

const none: readonly ShortcutGroup[] = []
let groups = none
const listeners = new Set<() => void>()
const openers = new Set<() => void>()

function set(next: readonly ShortcutGroup[]): void {
  groups = next
  for (const listener of listeners) listener()
}

/** The keys of the screens now shown. In the browser only: on the server it stays empty. */
export const shortcutGroups = {
  /** @returns The function that takes the group away again. */
  add(group: ShortcutGroup): () => void {
    set([...groups, group])
    return () => set(groups.filter((kept) => kept !== group))
  },
  read: () => groups,
  readNone: () => none,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Opens the help, for those who did not guess the `?` key. */
  open(): void {
    for (const opener of openers) opener()
  },
  onOpen(opener: () => void): () => void {
    openers.add(opener)
    return () => openers.delete(opener)
  },
}

'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type ShortcutGroup, type ShortcutHelp, shortcutGroups } from './shortcut-groups'
import { useShortcuts } from './use-shortcuts'
import { hasWholeWindow } from './whole-window'

const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog))

function elsewhere(mayCreate: boolean): ShortcutHelp[] {
  return [
    { keys: 'g p', label: 'Go to the pipeline' },
    { keys: 'g a', label: 'Go to Action Required' },
    ...(mayCreate ? [{ keys: 'c', label: 'Create an opportunity' }] : []),
  ]
}

function everywhere(mayCreate: boolean): ShortcutGroup {
  return {
    title: 'Everywhere',
    shortcuts: [...(hasWholeWindow() ? [] : elsewhere(mayCreate)), { keys: '?', label: 'Show these keys' }],
  }
}

/** Adds a screen's keys to the help that `?` opens, while that screen is shown. Binding them is the screen's own job. */
export function ShortcutsHelp({ title, shortcuts }: { title: string; shortcuts: readonly ShortcutHelp[] }) {
  useEffect(() => shortcutGroups.add({ title, shortcuts }), [title, shortcuts])
  return null
}

/** The help itself; the shell has one. */
export function ShortcutsHelpHost({ mayCreate }: { mayCreate: boolean }) {
  const groups = useSyncExternalStore(shortcutGroups.subscribe, shortcutGroups.read, shortcutGroups.readNone)
  const [open, setOpen] = useState(false)
  useShortcuts({ '?': () => setOpen(true) })
  useEffect(() => shortcutGroups.onOpen(() => setOpen(true)), [])
  return open ? <ShortcutsDialog groups={[...groups, everywhere(mayCreate)]} onOpenChange={setOpen} /> : null
}

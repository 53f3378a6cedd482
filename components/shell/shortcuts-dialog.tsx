'use client'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import type { ShortcutGroup } from './shortcut-groups'

const spoken: Record<string, string> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

export function ShortcutsDialog({
  groups,
  onOpenChange,
}: {
  groups: readonly ShortcutGroup[]
  onOpenChange: (open: boolean) => void
}) {
  return (
    <Dialog open onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" size="sm">
        <div className="space-y-5">
          {groups.map((group) => (
            <section key={group.title}>
              <h3 className="mb-1 font-medium text-muted text-xs">{group.title}</h3>
              <dl className="divide-y">
                {group.shortcuts.map(({ keys, label }) => (
                  <div key={keys} className="flex items-center justify-between gap-4 py-1.5">
                    <dt>{label}</dt>
                    <dd className="flex gap-1">
                      {keys.split(/(?<=.) /).map((key) => (
                        <Kbd key={key}>{spoken[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}

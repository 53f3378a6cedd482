/** The box that menus, lists and popovers open in. */
export const floatingStyle =
  'z-50 max-h-[min(var(--radix-popper-available-height),24rem)] overflow-y-auto rounded-lg border bg-raised p-1 text-ink text-sm shadow-md outline-none data-[state=open]:animate-pop-in'

/** One row in such a box. `data-highlighted` is the row the keyboard or the pointer is on. */
export const floatingItemStyle =
  'flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded px-2 py-1 text-left outline-none data-[disabled]:text-faint data-[highlighted]:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0'

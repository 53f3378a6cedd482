import type { WaterfallBar } from './waterfall-bars'

type Kind = WaterfallBar['kind']

/*
 * Colour says good or bad; which way the value went is said without it: what came in is filled, what went out is hatched
 * within a frame, and totals stand on the ground. `print-color-adjust`, or a browser leaves the fills out on paper.
 */
const filled = 'bg-current'
const hatched =
  'border-[1.5px] border-current bg-[repeating-linear-gradient(135deg,currentColor_0_1.5px,transparent_1.5px_6px)]'

const looks: Record<Kind, string> = {
  opening: `${filled} text-accent`,
  closing: `${filled} text-accent`,
  new: `${filled} text-success-text`,
  entered: `${filled} text-info-text`,
  reopened: `${filled} text-success-text`,
  advanced: `${filled} text-success-text`,
  grew: `${filled} text-success-text`,
  shrank: `${hatched} text-danger-text`,
  pushed: `${hatched} text-danger-text`,
  pulledIn: `${filled} text-success-text`,
  movedBack: `${hatched} text-danger-text`,
  left: `${hatched} text-neutral-text`,
  lost: `${hatched} text-danger-text`,
  launched: `${hatched} text-success-text`,
}

export function barLook(kind: Kind): string {
  return `${looks[kind]} [print-color-adjust:exact]`
}

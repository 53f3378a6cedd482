import type { Stage } from '@/lib/opportunity/stage'

/*
 * One hue, told apart by how full it is: the surer a deal, the fuller its part. So a stage is known without its colour, in
 * print too.
 */
const frame = 'border border-current text-accent [print-color-adjust:exact]'

const looks: Record<Stage, string> = {
  Prospect: `${frame} bg-surface`,
  Qualified: `${frame} bg-surface bg-[radial-gradient(currentColor_1px,transparent_1.25px)] bg-[length:5px_5px]`,
  'Technical Validation': `${frame} bg-surface bg-[repeating-linear-gradient(135deg,currentColor_0_1.5px,transparent_1.5px_6px)]`,
  'Business Validation': `${frame} bg-surface bg-[repeating-linear-gradient(135deg,currentColor_0_3px,transparent_3px_5px)]`,
  Committed: `${frame} bg-current`,
  Launched: 'border border-current bg-current text-success-text [print-color-adjust:exact]',
  'Closed Lost':
    'border border-current bg-surface bg-[repeating-linear-gradient(45deg,currentColor_0_1.5px,transparent_1.5px_5px)] text-danger-text [print-color-adjust:exact]',
}

/** How the part of a stage is filled. */
export function stageLook(stage: Stage): string {
  return looks[stage]
}

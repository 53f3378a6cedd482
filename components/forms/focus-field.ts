const boxes = 'input, select, textarea'

/** A group takes no focus itself; its first box does, or its button when it is empty. Sticky bars must not cover it. */
export function focusField(element: Element | null | undefined): void {
  const target = element?.matches(boxes)
    ? element
    : (element?.querySelector(boxes) ?? element?.querySelector('button'))
  if (!(target instanceof HTMLElement)) return
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
}

/** The first wrong field as the eye reads, which need not be the schema's order. */
export function focusFirstInvalid(form: HTMLFormElement | null): void {
  focusField(form?.querySelector('[aria-invalid="true"], [data-invalid="true"]'))
}

/** Height of a card and of the gap under it, px. Cards are equally high, so that a column needs no measuring. */
export const cardHeight = 112
export const cardGap = 8
export const rowHeight = cardHeight + cardGap

/** Height the first, unmeasured drawing fills, px: a column on a 900 px screen. A taller one is filled up at once. */
export const assumedHeight = 720

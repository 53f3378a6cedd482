/** A close date this near has to be talked about. Days. */
export const closeSoonDays = 14

/** A next step that says the same for this long is old. Days. */
export const oldNextStepDays = 14

/** A deal that grew or shrank by this share of its value is a big mover. Percent. */
export const bigMovePercent = 25

/** So many of the largest changes are big movers whatever their share. */
export const biggestMoves = 3

/** Deals a meeting proposes to talk about. */
export const proposedDeals = 25

/** Of every reason the first deals are proposed, however many others have a more urgent one. */
export const placesPerReason = 3

/** What a stage usually takes while history does not tell. Days. */
export const defaultStageDays = 30

/** Finished stays it takes to tell a stage's usual time. */
export const fewestStays = 5

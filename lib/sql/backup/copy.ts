/** A database that can be copied while it is used, and put back while it is not. */
export interface Copies {
  /** What a copy in `folder` is called. */
  fileIn(folder: string): string
  /** Copies the database as it is at one moment. Whoever uses it goes on. */
  copyTo(folder: string): Promise<void>
  /** @throws BackupError when the copy in `folder` is missing or damaged. */
  check(folder: string): Promise<void>
  /** Whether there is something that a restore would replace. */
  exists(): Promise<boolean>
  /** @throws BackupError while somebody has the database open. */
  refuseInUse(): Promise<void>
  /** Puts the copy in the place of whatever is there. After `check` and `refuseInUse`. */
  restoreFrom(folder: string): Promise<void>
}

/** Why nothing was copied or put back, in words for whoever ran the command. */
export class BackupError extends Error {
  override name = 'BackupError'
}

export type SyncLoop = {}

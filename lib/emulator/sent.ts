/**
 * An SDK input type with the members that validation has seen to be there: the SDK marks every member optional or
 * possibly undefined, whatever the model requires.
 */
export type Sent<Input, Required extends keyof Input> = Omit<Input, Required> & {
  [Name in Required]-?: Exclude<Input[Name], undefined>
}

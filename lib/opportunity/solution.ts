import * as z from 'zod'

/** One of the partner's registered solutions, as ListSolutions shows it. Only an `Active` one can be associated. */
export const Solution = z.looseObject({
  Id: z.string(),
  Arn: z.string().nullish(),
  Name: z.string(),
  Status: z.string(),
  Category: z.string(),
  CreatedDate: z.string(),
})
export type Solution = z.infer<typeof Solution>

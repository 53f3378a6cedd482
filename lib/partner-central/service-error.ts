import * as z from 'zod'
import { PartnerCentralError, type ServiceIssue } from './errors'
import { issuePath } from './field-path'

/** What the SDK throws: AWS's answer with its members, or whatever went wrong on the way. All of it optional. */
const Thrown = z.looseObject({
  name: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  Reason: z.string().nullish().catch(undefined),
  ErrorList: z
    .array(
      z.looseObject({ FieldName: z.string().nullish(), Code: z.string().nullish(), Message: z.string() }),
    )
    .nullish()
    .catch(undefined),
  $metadata: z
    .looseObject({ httpStatusCode: z.number().optional(), requestId: z.string().optional() })
    .optional()
    .catch(undefined),
  $response: z
    .looseObject({ headers: z.record(z.string(), z.string()).optional() })
    .optional()
    .catch(undefined),
})
type Thrown = z.infer<typeof Thrown>

const throttlingNames = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottledException',
])

/** The connection was never made, so nothing can have been done. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function issuesOf(thrown: Thrown): ServiceIssue[] {
  return (thrown.ErrorList ?? []).map((issue) => ({
    path: issuePath(issue.FieldName, issue.Message),
    code: issue.Code ?? undefined,
    message: issue.Message,
  }))
}

function retryAfterOf(thrown: Thrown): number | undefined {
  const header = thrown.$response?.headers?.['retry-after']
  return header && /^\d{1,5}$/.test(header) ? Number(header) : undefined
}

function ofAnswer(thrown: Thrown, status: number): PartnerCentralError {
  const isThrottling = throttlingNames.has(thrown.name ?? '') || status === 429
  return new PartnerCentralError(
    isThrottling ? 'ThrottlingException' : (thrown.name ?? 'Unknown'),
    thrown.message,
    {
      reason: thrown.Reason ?? undefined,
      requestId: thrown.$metadata?.requestId,
      issues: issuesOf(thrown),
      retryAfterSeconds: isThrottling ? retryAfterOf(thrown) : undefined,
      outcomeUnknown: status >= 500,
    },
  )
}

function isConnectTimeout(thrown: Thrown): boolean {
  return thrown.name === 'TimeoutError' && /connection|connect/i.test(thrown.message)
}

/** One typed error for whatever a call threw. */
export function serviceError(error: unknown): PartnerCentralError {
  if (error instanceof PartnerCentralError) return error
  const thrown = Thrown.safeParse(fieldsOf(error)).data
  const status = thrown?.$metadata?.httpStatusCode
  if (thrown && status !== undefined) return ofAnswer(thrown, status)
  if (thrown?.name === 'CredentialsProviderError') {
    return new PartnerCentralError('CredentialsMissing', 'No AWS credentials were found on the server.')
  }
  const safe = thrown !== undefined && (neverSent.has(thrown.code ?? '') || isConnectTimeout(thrown))
  return new PartnerCentralError('Unreachable', 'AWS Partner Central does not answer.', {
    outcomeUnknown: !safe,
  })
}

/** An error's own members are not all enumerable. */
function fieldsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message } = error
  const { code, Reason, ErrorList, $metadata, $response } = error as unknown as Record<string, unknown>
  return { name, message, code, Reason, ErrorList, $metadata, $response }
}

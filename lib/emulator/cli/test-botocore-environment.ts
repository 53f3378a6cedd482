import { homedir } from 'node:os'
import { join } from 'node:path'

/*
 * For tests: what the AWS CLI and boto3 are told about the world.
 */

export interface BotocoreTarget {
  endpoint: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** What they take for their home: a folder that is thrown away. */
  home: string
  /** The folder of `writeBotocoreModel`; absent for their own idea of the service. */
  models?: string
}

/** Points them at a service and keeps the machine's own AWS settings, and its proxies, from them. */
export function botocoreEnvironment({
  endpoint,
  credentials,
  home,
  models,
}: BotocoreTarget): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^AWS_|_proxy$/i.test(name))
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv),
    // Newer CLIs keep a history of sessions there.
    HOME: home,
    // Python's version switcher looks for itself in the real one.
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'),
    AWS_CONFIG_FILE: join(home, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    ...(models && { AWS_DATA_PATH: models }),
    AWS_ENDPOINT_URL_PARTNERCENTRAL_SELLING: endpoint,
  }
}

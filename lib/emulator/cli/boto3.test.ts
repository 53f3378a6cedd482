import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { completeOpportunity, openTestEmulator, testCredentials } from '../test-emulator'
import { listen } from '../transport/http-server'
import { botocoreEnvironment } from './test-botocore-environment'
import { writeBotocoreModel } from './test-botocore-model'

const isInstalled = hasBoto3()

function hasBoto3(): boolean {
  try {
    execFileSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Prints what it saw as one line of JSON. */
const script = `
import datetime, json, sys, boto3
client = boto3.client('partnercentral-selling', endpoint_url=sys.argv[1])
record = json.loads(sys.argv[2])
seen = {}
first = client.create_opportunity(**record)
again = client.create_opportunity(**record)
client.associate_opportunity(Catalog='Sandbox', OpportunityIdentifier=first['Id'],
    RelatedEntityType='Solutions', RelatedEntityIdentifier='S-1234567')
task = client.start_engagement_from_opportunity_task(Catalog='Sandbox', Identifier=first['Id'],
    AwsSubmission={'InvolvementType': 'Co-Sell', 'Visibility': 'Full'})
seen['tokens differ'] = again['Id'] != first['Id']
seen['task'] = task['TaskStatus']
pages = client.get_paginator('list_opportunities').paginate(Catalog='Sandbox', PaginationConfig={'PageSize': 1})
seen['pages'] = [[one['Id'] for one in page['OpportunitySummaries']] for page in pages]
opportunity = client.get_opportunity(Catalog='Sandbox', Identifier=first['Id'])
seen['status'] = opportunity['LifeCycle']['ReviewStatus']
seen['is time'] = isinstance(opportunity['LastModifiedDate'], datetime.datetime)
try:
    client.get_opportunity(Catalog='Sandbox', Identifier='O9999999')
except client.exceptions.ResourceNotFoundException as error:
    seen['unknown'] = error.response['Error']
try:
    client.create_opportunity(**{**record, 'LifeCycle': {'Stage': 'Someday'}})
except client.exceptions.ValidationException as error:
    seen['refused'] = [error.response['Reason'], error.response['ErrorList'][0]['FieldName']]
print(json.dumps(seen))
`

test.skipIf(!isInstalled)(
  `boto3${isInstalled ? '' : ', which is not installed here,'} works`,
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'tandem-boto3-'))
    const models = join(home, 'models')
    writeBotocoreModel(models)
    const { emulator, close } = await openTestEmulator()
    const server = await listen(emulator)
    onTestFinished(async () => {
      await server.close()
      await close()
      rmSync(home, { recursive: true, force: true })
    })
    const env = botocoreEnvironment({ endpoint: server.url, credentials: testCredentials, home, models })
    const args = ['-c', script, server.url, JSON.stringify(completeOpportunity())]
    const { stdout } = await promisify(execFile)('python3', args, { env })
    const seen = JSON.parse(stdout)
    expect(seen).toMatchObject({
      'tokens differ': true,
      task: 'COMPLETE',
      status: 'Submitted',
      'is time': true,
      unknown: { Code: 'ResourceNotFoundException' },
      refused: ['REQUEST_VALIDATION_FAILED', 'lifeCycle.stage'],
    })
    expect(seen.pages).toHaveLength(2)
  },
  60_000,
)

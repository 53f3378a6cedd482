/**
 * The second yardstick: what a server that does the least with a signed request costs here. It verifies the signature and
 * reads the same row from the same file; an update it writes durably and judges not at all. Started by
 * `startReadingServer`.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import Libsql from 'libsql'

const sha256 = (data) => createHash('sha256').update(data).digest('hex')
const hmac = (key, data) => createHmac('sha256', key).update(data).digest()

function createVerifier(secretAccessKey) {
  const keys = new Map()
  const keyOn = (day) => {
    if (!keys.has(day)) {
      const scope = ['us-east-1', 'partnercentral-selling', 'aws4_request']
      keys.set(day, scope.reduce(hmac, hmac(`AWS4${secretAccessKey}`, day)))
    }
    return keys.get(day)
  }
  return ({ method, url, headers }, body) => {
    const [, credential, names, signature] =
      /Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(.+)/.exec(headers.authorization) ?? []
    const lines = names.split(';').map((name) => `${name}:${headers[name]}`)
    const canonical = [method, url, '', ...lines, '', names, sha256(body)].join('\n')
    const scope = credential.slice(credential.indexOf('/') + 1)
    const toSign = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${sha256(canonical)}`
    return hmac(keyOn(scope.slice(0, 8)), toSign).toString('hex') === signature
  }
}

function openRecords(file) {
  const database = new Libsql(file)
  for (const setting of ['journal_mode=WAL', 'synchronous=FULL', 'cache_size=-32768']) {
    database.exec(`pragma ${setting}`)
  }
  const get = database.prepare('select document from opportunity_body where number = ?')
  const list = database.prepare('select summary from opportunity_summary order by number desc limit 100')
  const update = database.prepare('update opportunity_body set document = ? where number = ?')
  const numberOf = ({ Identifier }) => Number(Identifier.slice(1))
  return {
    GetOpportunity: (input) => get.get(numberOf(input)).document,
    ListOpportunities: () => `{"OpportunitySummaries":[${list.all().map(({ summary }) => summary)}]}`,
    UpdateOpportunity(input, body) {
      update.run(body.toString(), numberOf(input))
      return `{"Id":"${input.Identifier}","LastModifiedDate":"${input.LastModifiedDate}"}`
    },
  }
}

process.once('message', ({ file, secretAccessKey }) => {
  const isGenuine = createVerifier(secretAccessKey)
  const records = openRecords(file)
  const server = createServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (!isGenuine(request, body)) return response.writeHead(403).end()
      const operation = request.headers['x-amz-target'].split('.')[1]
      const text = records[operation](JSON.parse(body.toString()), body)
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(text),
      }
      response.writeHead(200, headers).end(text)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send(server.address().port))
})
process.once('disconnect', () => process.exit())

/**
 * A client that costs next to nothing, so that the server is what is measured: signed requests as ready bytes, written to
 * sockets that stay open.
 */
import { createHash, createHmac } from 'node:crypto'
import { connect } from 'node:net'

const region = 'us-east-1'
const service = 'partnercentral-selling'

const sha256 = (data) => createHash('sha256').update(data).digest('hex')
const hmac = (key, data) => createHmac('sha256', key).update(data).digest()

function signingKey(secretAccessKey, day) {
  return [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day))
}

/** @returns A function that makes the bytes of one signed HTTP request. */
export function createSigner({ accessKeyId, secretAccessKey }, { host, path = '/' }) {
  const names = 'content-type;host;x-amz-date;x-amz-target'
  const contentType = 'application/x-amz-json-1.0'
  let key = { day: '', bytes: Buffer.alloc(0) }
  return (operation, input) => {
    const body = Buffer.from(JSON.stringify(input))
    const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '')
    const day = date.slice(0, 8)
    if (key.day !== day) key = { day, bytes: signingKey(secretAccessKey, day) }
    const target = `AWSPartnerCentralSelling.${operation}`
    const lines = [
      `content-type:${contentType}`,
      `host:${host}`,
      `x-amz-date:${date}`,
      `x-amz-target:${target}`,
    ]
    const canonical = ['POST', path, '', ...lines, '', names, sha256(body)].join('\n')
    const scope = `${day}/${region}/${service}/aws4_request`
    const signature = hmac(key.bytes, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString(
      'hex',
    )
    const head = [
      `POST ${path} HTTP/1.1`,
      ...lines.map((line) => line.replace(':', ': ')),
      `authorization: AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
      `content-length: ${body.length}`,
    ]
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
  }
}

/** The same bytes as a call of the service in this process. */
export function callFrom(request) {
  const end = request.indexOf(headEnd)
  const [first, ...lines] = request.latin1Slice(0, end).split('\r\n')
  const [method, path] = first.split(' ')
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
  )
  return { method, path, headers, body: request.subarray(end + 4) }
}

const headEnd = Buffer.from('\r\n\r\n')

/** One socket that asks and waits, over and over. */
function openConnection(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  let received = []
  let size = 0
  let wanted
  let answered
  socket.on('data', (chunk) => {
    received.push(chunk)
    size += chunk.length
    if (wanted === undefined) {
      const start = received.length === 1 ? chunk : Buffer.concat(received)
      received = [start]
      const end = start.indexOf(headEnd)
      if (end < 0) return
      const head = start.latin1Slice(0, end)
      wanted = end + 4 + Number(/content-length: (\d+)/i.exec(head)[1])
    }
    if (size < wanted) return
    const answer = received.length === 1 ? received[0] : Buffer.concat(received)
    received = []
    size = 0
    wanted = undefined
    answered.resolve(answer)
  })
  const fail = (error) => answered?.reject(error ?? new Error('The server closed the connection'))
  socket.on('error', fail).on('close', () => fail())
  return {
    /** @returns The bytes of the answer, head included. */
    ask(request) {
      return new Promise((resolve, reject) => {
        answered = { resolve, reject }
        socket.write(request)
      })
    },
    close() {
      answered = undefined
      socket.destroy()
    },
  }
}

/** @throws When the answer is not a success. */
export function bodyOf(answer) {
  const text = answer.utf8Slice(answer.indexOf(headEnd) + 4)
  if (answer.latin1Slice(0, 12) !== 'HTTP/1.1 200') throw new Error(`Not a success: ${text.slice(0, 500)}`)
  return text
}

/** Asks once. @returns The parsed body. */
export async function askOnce(port, request) {
  const connection = openConnection(port)
  try {
    return JSON.parse(bodyOf(await connection.ask(request)) || 'null')
  } finally {
    connection.close()
  }
}

/**
 * Keeps `connections` callers busy until `isOver(count)`.
 * @param callers One per connection: `{ request(): Buffer, answered?(body: string) }`.
 * @returns Calls a second.
 */
export async function drive(port, callers, isOver) {
  const connections = callers.map(() => openConnection(port))
  const began = performance.now()
  let count = 0
  await Promise.all(
    callers.map(async ({ request, answered }, index) => {
      while (!isOver(count)) {
        const answer = await connections[index].ask(request())
        count++
        if (answered) answered(bodyOf(answer))
        else if (answer[9] !== 50 /* the 2 of 200 */) bodyOf(answer)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const connection of connections) connection.close()
  return count / seconds
}

/** `isOver` for `drive`: so many seconds from now. */
export function forSeconds(seconds) {
  const end = performance.now() + seconds * 1000
  return () => performance.now() > end
}

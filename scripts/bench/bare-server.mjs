/** The yardstick: node:http answering bytes it holds in memory. Started by `startBareServer`. */
import { createServer } from 'node:http'

process.once('message', (answers) => {
  const ready = new Map(
    Object.entries(answers).map(([key, { headers, body }]) => [
      key,
      { headers, body: Buffer.from(body, 'base64') },
    ]),
  )
  const server = createServer(async (request, response) => {
    // Whoever answers a request has to read it.
    for await (const _chunk of request) {
    }
    const answer = ready.get(request.headers['x-amz-target'] ?? request.url)
    if (!answer) return response.writeHead(404).end()
    response.writeHead(200, { ...answer.headers, 'content-length': answer.body.length }).end(answer.body)
  })
  server.listen(0, '127.0.0.1', () => process.send(server.address().port))
})
process.once('disconnect', () => process.exit())

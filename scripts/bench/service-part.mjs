/** `npm run bench -- service`: the embedded Partner Central alone, called over the wire. */
import { join } from 'node:path'
import { atLeast, atMost, perSecond, printTable } from './numbers.mjs'
import { copyRecords, makeRecords } from './records.mjs'
import { startBareServer } from './servers.mjs'
import { measureStandaloneStart } from './standalone-start.mjs'
import { measureLists, measureMemory, measureRates } from './wire.mjs'

function rateRows({ rates: { get, list, update }, sdk }) {
  return [
    { name: 'GetOpportunity, bare server', measured: perSecond(get.bare) },
    { name: 'GetOpportunity, verify and read', measured: perSecond(get.reading) },
    { name: 'GetOpportunity, service', measured: perSecond(get.service) },
    atLeast('  beside verify and read', get.service / get.reading, 0.5),
    { name: 'ListOpportunities (100), bare server', measured: perSecond(list.bare) },
    { name: 'ListOpportunities (100), verify and read', measured: perSecond(list.reading) },
    { name: 'ListOpportunities (100), service', measured: perSecond(list.service) },
    atLeast('  beside verify and read', list.service / list.reading, 0.4),
    { name: 'UpdateOpportunity, bare durable update', measured: perSecond(update.reading) },
    { name: 'UpdateOpportunity, service', measured: perSecond(update.service) },
    atLeast('  beside the bare one', update.service / update.reading, 0.3),
    { name: 'GetOpportunity by SDK, verify and read, p50', measured: `${sdk.reading.toFixed(2)} ms` },
    { name: 'GetOpportunity by SDK, service, p50', measured: `${sdk.service.toFixed(2)} ms` },
    atMost('  beside verify and read', sdk.service / sdk.reading, 1.5, '×', 2),
  ]
}

function listRows(results) {
  return results.map(({ name, small, large, ratio }) => ({
    ...atMost(name, ratio, 1.5, '×', 2),
    name: `${name} (${small.toFixed(0)} and ${large.toFixed(0)} a second)`,
  }))
}

function memoryRows({ early, late, rate }) {
  return [
    { name: 'requests', measured: perSecond(rate) },
    { name: 'resident after 100,000 requests', measured: `${early.toFixed(0)} MB` },
    { name: 'resident after 1,000,000 requests', measured: `${late.toFixed(0)} MB` },
    atMost('  beside each other', late / early, 1.1, '×', 2),
  ]
}

/** @returns Whether everything was reached. */
export async function benchService(folder) {
  const files = {
    small: { dataDir: join(folder, 'small'), count: 1000 },
    large: { dataDir: join(folder, 'large'), count: 100_000 },
    spare: { dataDir: join(folder, 'spare') },
  }
  const start = await measureStandaloneStart(join(folder, 'started'))
  console.info('Making 101,000 records…')
  for (const { dataDir, count } of [files.small, files.large]) await makeRecords(dataDir, count)
  // The first write would have to wait for all of a file that is not on disk yet.
  await copyRecords(files.large.dataDir, files.spare.dataDir)
  console.info('Measuring raw signed requests over 100,000 records…')
  const rates = await measureRates(files, startBareServer)
  console.info('Measuring lists over 1,000 and over 100,000 records…')
  const lists = await measureLists(files)
  console.info('Sending a million requests…')
  const memory = await measureMemory(files.small)
  return [
    printTable('npm run partner-central, without npm', [
      atMost('from start to first answer', start, 1000, 'ms'),
    ]),
    printTable('The embedded service alone, raw signed requests over 10 connections', rateRows(rates)),
    printTable('ListOpportunities (100), 100,000 records beside 1,000', listRows(lists)),
    printTable('Memory over a million requests: reads, lists and updates', memoryRows(memory)),
  ].every(Boolean)
}

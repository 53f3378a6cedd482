import { model } from '../model/model'
import { operationNames } from './call'
import { type ExceptionName, exceptions, type OperationName, type WireCase } from './wire-case'

const columns = Object.keys(exceptions).sort() as ExceptionName[]

/** The page that says what is tried of every operation, in Markdown. */
export function operationsPage(particular: readonly WireCase[], common: readonly WireCase[]): string {
  const all = [...particular, ...common]
  return [
    '# What is tried of every operation',
    '',
    'Made by `npm run operations:table` from the cases in `wire/`; each is a call of the official SDK over HTTP.',
    'A figure counts cases, `°` marks an exception that only a fault on demand brings about, `–` one that the model does',
    'not list. Every constraint of the model and every paginator is tried besides, by `wire/model-constraints.test.ts`',
    'and `wire/paginators.test.ts`.',
    '',
    `| Operation | Answers | ${columns.map(heading).join(' | ')} | Cases |`,
    `|---|${'---:|'.repeat(columns.length + 2)}`,
    ...operationNames.map((operation) => row(operation, all)),
    '',
    ...operationNames.flatMap((operation) => section(operation, particular)),
  ].join('\n')
}

function heading(exception: ExceptionName): string {
  return exception.replace(/Exception$/, '')
}

function row(operation: OperationName, cases: readonly WireCase[]): string {
  const own = cases.filter((wireCase) => wireCase.operation === operation)
  const answers = own.filter(({ outcome }) => outcome === 'answers').length
  const cells = columns.map((exception) => cell(operation, exception, own))
  return `| ${[operation, answers, ...cells, own.length].join(' | ')} |`
}

function cell(operation: OperationName, exception: ExceptionName, own: readonly WireCase[]): string {
  if (!model.operations[operation]?.errors.includes(exception)) return '–'
  const found = own.filter(({ outcome }) => outcome === exception)
  return `${found.length}${found.length > 0 && found.every(({ onDemand }) => onDemand) ? '°' : ''}`
}

function section(operation: OperationName, particular: readonly WireCase[]): string[] {
  const own = particular.filter((wireCase) => wireCase.operation === operation)
  const lines = own.map(({ outcome, title }) =>
    outcome === 'answers' ? `- answers ${title}` : `- refuses with ${outcome}: ${title}`,
  )
  return [`## ${operation}`, '', ...lines, '']
}

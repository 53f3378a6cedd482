import { withoutPositions } from '@/lib/opportunity/editability'
import { camelCase } from '../model/validate'

/** `Project.ExpectedCustomerSpend.0.Amount` → `project.expectedCustomerSpend.amount`. */
export function fieldNameOf(path: string): string {
  return withoutPositions(path).split('.').map(camelCase).join('.')
}

/** The way back: `project.customerUseCase` → `Project.CustomerUseCase`. */
export function pathOf(fieldName: string): string {
  return fieldName.replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase())
}

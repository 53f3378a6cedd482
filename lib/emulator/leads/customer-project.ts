import type { CustomerProjectsContext } from '@aws-sdk/client-partnercentral-selling'
import type { Content } from '../content'
import { validate } from '../model/validate'

/** What members of an engagement see of the deal that a lead has become: customer and project, each if it is complete. */
export function customerProject({ Customer, Project, LifeCycle }: Content): CustomerProjectsContext {
  const { Industry, CompanyName, WebsiteUrl, Address } = Customer?.Account ?? {}
  const { Title, CustomerBusinessProblem } = Project ?? {}
  const customer = { Industry, CompanyName, WebsiteUrl, CountryCode: Address?.CountryCode }
  const project = {
    Title,
    BusinessProblem: CustomerBusinessProblem,
    TargetCompletionDate: LifeCycle.TargetCloseDate,
  }
  return {
    ...complete('EngagementCustomer', 'Customer', customer),
    ...complete('EngagementCustomerProjectDetails', 'Project', project),
  }
}

function complete(shape: string, name: string, value: object): object {
  return validate(shape, value).issues.length === 0 ? { [name]: value } : {}
}

import type { SolutionBase } from '@aws-sdk/client-partnercentral-selling'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { solutionArn } from './arns'
import type { Wire } from './record'

/** A registered solution as ListSolutions shows it, with instants and ARN still to be written. */
export interface Solution {
  id: string
  name: string
  status: 'Active' | 'Inactive' | 'Draft'
  category: string
  created: string
  marketplaceArn?: string
}

/*
 * Nothing in the API makes solutions, so the account has always had these. S-1234567 is the Sandbox's documented test
 * solution (reference, section 18). The catalogs share no objects.
 */
const solutions: Record<Catalog, readonly Solution[]> = {
  Sandbox: [
    {
      id: 'S-1234567',
      name: 'Sandbox test solution',
      status: 'Active',
      category: 'Software Product',
      created: '2024-11-14T09:00:00Z',
    },
    {
      id: 'S-2000101',
      name: 'Fleet Analytics Platform',
      status: 'Active',
      category: 'Software Product',
      created: '2025-01-20T10:30:00Z',
      marketplaceArn:
        'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Solution/soln-fleetanalytics1',
    },
    {
      id: 'S-2000102',
      name: 'Cloud Migration Factory',
      status: 'Active',
      category: 'Professional Service',
      created: '2025-02-11T14:05:00Z',
    },
    {
      id: 'S-2000103',
      name: 'Data Lake Accelerator',
      status: 'Active',
      category: 'Consulting Service',
      created: '2025-03-03T08:45:00Z',
    },
    {
      id: 'S-2000104',
      name: 'Managed Kubernetes Operations',
      status: 'Active',
      category: 'Managed Service',
      created: '2025-04-17T11:20:00Z',
    },
    {
      id: 'S-2000105',
      name: 'SAP Landing Zone',
      status: 'Active',
      category: 'Consulting Service',
      created: '2025-06-02T13:10:00Z',
    },
    {
      id: 'S-2000106',
      name: 'Contact Center Modernization',
      status: 'Active',
      category: 'Professional Service',
      created: '2025-08-25T09:40:00Z',
    },
    {
      id: 'S-2000107',
      name: 'Backup Gateway Classic',
      status: 'Inactive',
      category: 'Software Product',
      created: '2024-12-05T16:00:00Z',
    },
    {
      id: 'S-2000108',
      name: 'Document Assistant',
      status: 'Draft',
      category: 'Software Product',
      created: '2025-11-10T15:30:00Z',
    },
  ],
  AWS: [
    {
      id: 'S-1000101',
      name: 'Fleet Analytics Platform',
      status: 'Active',
      category: 'Software Product',
      created: '2025-01-20T10:30:00Z',
      marketplaceArn:
        'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Solution/soln-fleetanalytics2',
    },
    {
      id: 'S-1000102',
      name: 'Cloud Migration Factory',
      status: 'Active',
      category: 'Professional Service',
      created: '2025-02-11T14:05:00Z',
    },
    {
      id: 'S-1000103',
      name: 'Data Lake Accelerator',
      status: 'Active',
      category: 'Consulting Service',
      created: '2025-03-03T08:45:00Z',
    },
    {
      id: 'S-1000104',
      name: 'Managed Kubernetes Operations',
      status: 'Active',
      category: 'Managed Service',
      created: '2025-04-17T11:20:00Z',
    },
  ],
}

export function solutionsIn(catalog: Catalog): readonly Solution[] {
  return solutions[catalog]
}

export function solutionNamed(catalog: Catalog, id: string): Solution | undefined {
  return solutions[catalog].find((solution) => solution.id === id)
}

export function solutionSummary(account: string, catalog: Catalog, solution: Solution): Wire<SolutionBase> {
  return {
    Catalog: catalog,
    Id: solution.id,
    Arn: solutionArn(account, catalog, solution.id),
    Name: solution.name,
    Status: solution.status,
    Category: solution.category,
    CreatedDate: solution.created,
    AwsMarketplaceSolutionArn: solution.marketplaceArn,
  }
}

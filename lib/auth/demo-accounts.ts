import type { Role } from './roles'

export interface DemoAccount {
  email: string
  name: string
  role: Role
  password: string
}

/**
 * The sign-ins of demo mode, printed at start-up and offered on the sign-in page. Their passwords are public, so they are
 * only ever made together with the embedded service.
 */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'ana@tandem.example', name: 'Ana Ruiz', role: 'seller', password: 'tandem-seller' },
  { email: 'marc@tandem.example', name: 'Marc Keller', role: 'manager', password: 'tandem-manager' },
  { email: 'vera@tandem.example', name: 'Vera Lind', role: 'viewer', password: 'tandem-viewer' },
]

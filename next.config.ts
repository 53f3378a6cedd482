import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'

/**
 * Everything from ourselves. Next writes its data and our theme script inline, and style attributes carry positions; its
 * development server also evaluates code and keeps a socket open.
 */
function contentSecurityPolicy(development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

export default function config(phase: string): NextConfig {
  const policy = contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER)
  return {
    reactCompiler: true,
    typedRoutes: true,
    // The JS SDK signs a path that ends in "/"; a redirect would break its signature.
    skipTrailingSlashRedirect: true,
    poweredByHeader: false,
    // Every corner of ours is in use; errors still show.
    devIndicators: false,
    headers: async () => [
      {
        source: '/:path*',
        headers: [...securityHeaders, { key: 'Content-Security-Policy', value: policy }],
      },
    ],
  }
}

import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/session'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** next-auth's own endpoints: csrf, callback, session. The options are made per request: the build must read no secret. */
async function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(request as never, context as never, await authOptions())
}

export { handler as GET, handler as POST }

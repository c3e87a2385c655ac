import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { checkOrigin } from '@/lib/http/check-origin'
import { problem } from '@/lib/http/problem'
import { withLimitedBody } from '@/lib/http/read-body'

type AuthContext = { params: Promise<{ nextauth: string[] }> }

// next-auth 4 types its handler for Next's old API routes; called with a Request it answers as a route handler.
// It reads bodies without an end.
const handler = async (request: Request, context: AuthContext): Promise<Response> => {
  try {
    checkOrigin(request)
    // It also wants Next's own kind of request.
    const limited = new NextRequest(await withLimitedBody(request))
    return await NextAuth(limited as never, context as never, authOptions())
  } catch (cause) {
    return problem(cause, 'next-auth')
  }
}

export { handler as GET, handler as POST }

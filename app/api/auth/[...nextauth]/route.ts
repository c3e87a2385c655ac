import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { checkOrigin } from '@/lib/http/check-origin'
import { problem } from '@/lib/http/problem'

type AuthContext = { params: Promise<{ nextauth: string[] }> }

// next-auth 4 types its handler for Next's old API routes; called with a Request it answers as a route handler.
const handler = async (request: Request, context: AuthContext): Promise<Response> => {
  try {
    checkOrigin(request)
  } catch (cause) {
    return problem(cause, 'next-auth')
  }
  return NextAuth(request as never, context as never, authOptions())
}

export { handler as GET, handler as POST }

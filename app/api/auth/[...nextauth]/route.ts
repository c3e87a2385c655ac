import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'

type AuthContext = { params: Promise<{ nextauth: string[] }> }

// next-auth 4 types its handler for Next's old API routes; called with a Request it answers as a route handler.
const handler = (request: Request, context: AuthContext): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions())

export { handler as GET, handler as POST }

'use client'

import { Notice } from '@/components/shell/Notice'

/** A page failed while it was drawn. The rest of the application is still there; drafts and the outbox are kept. */
const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => (
  <Notice kind="error" {...(error.digest ? { digest: error.digest } : {})} onRetry={reset} />
)

export default ErrorPage

'use client'

import messages from '@/messages/en.json'
import './globals.css'

/** The frame itself failed: no providers are left, so this stands alone. */
const GlobalError = () => (
  <html lang="en" dir="ltr">
    <body className="flex min-h-dvh flex-col items-center justify-center gap-1 p-6 text-center">
      <h1 className="font-semibold">{messages.errors.title}</h1>
      <p className="max-w-80 text-sm text-muted">{messages.errors.text}</p>
      <button
        type="button"
        onClick={() => window.location.reload()}
        className="mt-3 h-8 rounded-md bg-accent px-3 font-medium text-on-accent"
      >
        {messages.errors.reload}
      </button>
    </body>
  </html>
)

export default GlobalError

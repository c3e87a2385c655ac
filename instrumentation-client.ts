import { config } from 'zod'

// zod tries out whether it may compile code, which the pages' content policy refuses and reports. This file runs before any
// other code of a page: https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client
config({ jitless: true })

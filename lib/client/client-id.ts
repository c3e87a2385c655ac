import { uuidv7 } from 'uuidv7'

/** Names this window to the server, so that it knows its own echo. A new one at every load: a reload is a new window. */
export const clientId = uuidv7()

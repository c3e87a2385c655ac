/** The queue of outbound messages that wait for a call to their provider, and how often a call is repeated. */
export const sendQueue = 'send-message'
export const sendRetryLimit = 8

export type SendJob = { workspaceId: string; messageId: string }

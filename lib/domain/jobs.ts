/** The queue of outbound messages that wait for a call to their provider, and how often a call is repeated. */
export const sendQueue = 'send-message'
export const sendRetryLimit = 8

export type SendJob = { workspaceId: string; messageId: string }

/** The queue of messages whose reading the customer shall see. */
export const readReceiptQueue = 'read-receipt'

export type ReadReceiptJob = { channelId: string; providerMessageId: string }

export const queues = [sendQueue, readReceiptQueue]

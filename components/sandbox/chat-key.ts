export type Chat = { channelId: string; phone: string }

/** Names a chat in the address bar and in local storage. */
export const chatKey = ({ channelId, phone }: Chat): string => `${channelId}.${phone}`

/** Where the API keeps a chat. */
export const chatPath = ({ channelId, phone }: Chat): string => `/api/sandbox/customers/${channelId}/${phone}`

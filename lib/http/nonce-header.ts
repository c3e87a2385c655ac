/** Where a page finds the nonce that its scripts need; set for each request by lib/server/mark-request.ts. */
export const nonceHeader = 'x-parley-nonce'

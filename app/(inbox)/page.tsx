// The shell draws the inbox by the address, so that moving about in it never waits for the server.
const InboxPage = () => null

export default InboxPage

// The shell draws the conversation by the address; this page makes the address one that can be opened and shared.
const ConversationPage = () => null

export default ConversationPage

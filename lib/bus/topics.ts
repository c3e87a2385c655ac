/** One topic a workspace: a node hears only those that somebody here listens to. */
export const workspaceTopic = (workspaceId: string) => `parley:workspace:${workspaceId}`

/** Work was put in the queue: nodes with workers look at once instead of at their next turn. */
export const workTopic = 'parley:work'

/** A chat of the sandbox changed: phone pages that are open at other nodes show it. */
export const sandboxTopic = (workspaceId: string) => `parley:sandbox:${workspaceId}`

import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { createConversation, createMember, createWorkspace, type TestMember } from './factories'
import { call } from './http'
import type { TestWindow } from './test-window'

/** A workspace with Ana, Ben and one conversation. */
export const createTwoAgents = async () => {
  const workspace = await createWorkspace()
  const ana = await createMember(workspace.workspaceId)
  const ben = await createMember(workspace.workspaceId)
  return { workspace, ana, ben, conversationId: await createConversation(workspace) }
}

/** The window shows a conversation from here on, and hears it. */
export const joinConversation = async (window: TestWindow, conversationId: string) => {
  const answer = await window.socket.emitWithAck('conversation:join', { conversationId })
  expect(answer.ok).toBe(true)
}

/** Sends a text over HTTP, with a new `clientMsgId` unless `more` brings one. */
export const postMessage = (
  url: string,
  member: TestMember,
  conversationId: string,
  text: string,
  more: object = {},
) =>
  call(url, member, 'POST', `/api/conversations/${conversationId}/messages`, {
    clientMsgId: uuidv7(),
    text,
    ...more,
  })

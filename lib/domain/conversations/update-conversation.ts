import type { Conversation, UpdateConversationBody } from '@/lib/contract/conversation'
import { type ActingMember, requirePermission } from '../actor'
import { DomainError, notFound } from '../domain-error'
import { runAction } from '../run-action'
import { readConversation } from './read-conversation'

/**
 * Changes status, assignee or priority. Throws `not_found`, also for an assignee who is no active member here.
 * Saying what already holds changes nothing and announces nothing.
 */
export const updateConversation = (
  actor: ActingMember,
  conversationId: string,
  body: UpdateConversationBody,
): Promise<Conversation> => {
  requirePermission(actor, 'conversation:update')
  const { workspaceId } = actor
  return runAction(workspaceId, async (tx) => {
    // The row's lock makes changes to one conversation follow each other, so that the log tells them in order. NO KEY:
    // foreign keys are checked after the counter was locked, and must not wait for this (a deadlock otherwise).
    await tx.$queryRaw`SELECT 1 FROM conversations WHERE workspace_id = ${workspaceId}::uuid
      AND id = ${conversationId}::uuid FOR NO KEY UPDATE`
    const before = await readConversation(tx, workspaceId, conversationId)
    if (!before) throw notFound()
    if (body.assigneeId) {
      const assignee = await tx.member.findFirst({
        where: { workspaceId, userId: body.assigneeId, disabledAt: null },
      })
      if (!assignee) throw new DomainError('not_found', 'This person is not a member of the workspace')
    }
    const changes = Object.entries(body).some(([key, value]) => before[key as keyof typeof body] !== value)
    if (!changes) return { result: before, events: [] }
    await tx.conversation.update({
      where: { workspaceId_id: { workspaceId, id: conversationId } },
      data: body,
    })
    const conversation = { ...before, ...body } as Conversation
    return {
      result: conversation,
      events: [
        {
          name: 'conversation:updated',
          subject: { channelId: before.channelId, conversationId },
          actor: { kind: 'member', id: actor.userId },
          data: { conversation },
        },
      ],
    }
  })
}

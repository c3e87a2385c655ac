/** The contract's `Draft`, from a row of `drafts`. */
export const draftJson = (draft: string) => `jsonb_build_object(
  'conversationId', ${draft}.conversation_id, 'text', ${draft}.text, 'note', ${draft}.note,
  'replyToId', ${draft}.reply_to_id, 'seenPosition', ${draft}.seen_position)`

import { run } from '@/lib/db/pool'

const statement = {
  name: 'living-sessions',
  text: `SELECT s.id FROM sessions s
    JOIN members m ON m.workspace_id = s.workspace_id AND m.user_id = s.user_id AND m.disabled_at IS NULL
    WHERE s.id = ANY($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > now()`,
}

/** Which of these sessions still hold. */
export const livingSessions = async (sessionIds: string[]): Promise<Set<string>> =>
  new Set((await run<{ id: string }>(statement, [sessionIds])).map((row) => row.id))

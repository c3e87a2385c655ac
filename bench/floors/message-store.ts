import pg from 'pg'
import { uuidv7 } from 'uuidv7'

export type FloorMessage = { id: string; conversationId: string; clientMsgId: string; text: string; at: Date }

const table = `CREATE TABLE IF NOT EXISTS messages (
  id uuid PRIMARY KEY, conversation_id uuid NOT NULL, client_msg_id uuid NOT NULL, text text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now())`

const insert = {
  name: 'insert-message',
  text: 'INSERT INTO messages (id, conversation_id, client_msg_id, text) VALUES ($1, $2, $3, $4) RETURNING created_at',
}

/** The least that can be called storing a message: one prepared INSERT, committed. The pool is as large as Parley's. */
export const openStore = async (databaseUrl: string) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  await pool.query(table)
  return async (conversationId: string, clientMsgId: string, text: string): Promise<FloorMessage> => {
    const id = uuidv7()
    const { rows } = await pool.query({ ...insert, values: [id, conversationId, clientMsgId, text] })
    return { id, conversationId, clientMsgId, text, at: rows[0].created_at }
  }
}

import type { SandboxMessageModel } from '@/generated/prisma/models'
import { run, type Statement } from '@/lib/db/pool'

type Row = Pick<
  SandboxMessageModel,
  'channelId' | 'phone' | 'id' | 'fromCustomer' | 'type' | 'text' | 'status' | 'at'
>

// One look into the index for each phone; Prisma would read every message of every phone to keep one of each.
const statement: Statement = {
  name: 'sandbox-last-messages',
  text: `
    select message.channel_id as "channelId", message.phone, message.id, message.from_customer as "fromCustomer",
           message.type, message.text, message.status, message.at
    from sandbox_customers customer
    cross join lateral (
      select * from sandbox_messages
      where workspace_id = customer.workspace_id and channel_id = customer.channel_id and phone = customer.phone
        and (from_customer or status <> 'failed')
      order by at desc, id desc limit 1
    ) message
    where customer.workspace_id = $1`,
}

/** The newest message that each phone of the workspace shows, by channel and phone. */
export const lastMessages = async (
  workspaceId: string,
): Promise<(chat: { channelId: string; phone: string }) => Row | undefined> => {
  const rows = await run<Row>(statement, [workspaceId])
  const byChat = new Map(rows.map((row) => [`${row.channelId}/${row.phone}`, row]))
  return ({ channelId, phone }) => byChat.get(`${channelId}/${phone}`)
}

import type { CreateSandboxCustomerBody, SandboxCustomer } from '@/lib/contract/sandbox'
import { db } from '@/lib/db/client'
import { DomainError } from '@/lib/domain/domain-error'
import { announceChange } from './changes'
import { inventPhone } from './phone-number'
import { sandboxNumber } from './sandbox-channel'
import { customerView } from './sandbox-views'

const tries = 20

/**
 * Gives the workspace a new customer with a phone. Throws `not_found` for a number that is not in the sandbox, and
 * `conflict` when the phone is taken (or, hardly possible, when no free one was found).
 */
export const createCustomer = async (
  workspaceId: string,
  { channelId, name, phone }: CreateSandboxCustomerBody,
): Promise<SandboxCustomer> => {
  await sandboxNumber(workspaceId, channelId)
  const candidates = phone ? [phone] : Array.from({ length: tries }, inventPhone)
  for (const candidate of candidates) {
    const [created] = await db().sandboxCustomer.createManyAndReturn({
      data: [{ workspaceId, channelId, phone: candidate, name }],
      skipDuplicates: true,
    })
    if (!created) continue
    announceChange(workspaceId, created)
    return customerView(created, null)
  }
  throw new DomainError('conflict', 'A customer with this number is there already. Choose another number')
}

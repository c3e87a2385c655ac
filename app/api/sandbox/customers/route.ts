import { createCustomer } from '@/lib/channels/sandbox/create-customer'
import { listCustomers } from '@/lib/channels/sandbox/list-customers'
import { requireSandbox } from '@/lib/channels/sandbox/sandbox-channel'
import { CreateSandboxCustomerBody } from '@/lib/contract/sandbox'
import { json, withRoute } from '@/lib/http/with-route'

/** The sandbox's numbers and customers. */
export const GET = withRoute({ permission: 'sandbox:use' }, async ({ actor }) => {
  requireSandbox()
  return listCustomers(actor.workspaceId)
})

/** A new customer with a phone. */
export const POST = withRoute(
  { permission: 'sandbox:use', body: CreateSandboxCustomerBody },
  async ({ actor, body }) => {
    requireSandbox()
    return json(await createCustomer(actor.workspaceId, body), 201)
  },
)

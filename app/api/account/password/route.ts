import { ChangePasswordBody } from '@/lib/contract/account'
import { changePassword } from '@/lib/domain/account/change-password'
import { withRoute } from '@/lib/http/with-route'

export const POST = withRoute(
  { permission: 'account:manage-own', body: ChangePasswordBody },
  ({ actor, body }) => changePassword(actor, body),
)

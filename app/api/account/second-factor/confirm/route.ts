import { ConfirmSecondFactorBody } from '@/lib/contract/account'
import { confirmSecondFactor } from '@/lib/domain/account/second-factor'
import { withRoute } from '@/lib/http/with-route'

export const POST = withRoute(
  { permission: 'account:manage-own', body: ConfirmSecondFactorBody },
  ({ actor, body }) => confirmSecondFactor(actor, body.code),
)

import { ReauthenticateBody } from '@/lib/contract/account'
import { disableSecondFactor } from '@/lib/domain/account/second-factor'
import { withRoute } from '@/lib/http/with-route'

export const POST = withRoute(
  { permission: 'account:manage-own', body: ReauthenticateBody },
  ({ actor, body }) => disableSecondFactor(actor, body.password),
)

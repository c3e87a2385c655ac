import { getAccount } from '@/lib/domain/account/second-factor'
import { withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'account:manage-own' }, ({ actor }) => getAccount(actor))

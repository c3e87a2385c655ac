import { getSnapshot } from '@/lib/domain/workspaces/get-snapshot'
import { withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'inbox:read' }, ({ actor }) => getSnapshot(actor))

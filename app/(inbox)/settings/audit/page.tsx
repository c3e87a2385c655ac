import { AuditLog } from '@/components/settings/AuditLog'

const AuditPage = () => <AuditLog />

export default AuditPage

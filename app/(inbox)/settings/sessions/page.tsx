import { SessionList } from '@/components/account/SessionList'

const SessionsPage = () => <SessionList />

export default SessionsPage

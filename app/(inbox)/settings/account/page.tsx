import { AccountSecurity } from '@/components/account/AccountSecurity'

const AccountPage = () => <AccountSecurity />

export default AccountPage

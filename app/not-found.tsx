import { Notice } from '@/components/shell/Notice'

const NotFound = () => <Notice kind="notFound" />

export default NotFound

import { run } from '@/lib/db/pool'

/** Whether the database answers. Throws what the driver throws when it does not. */
export const checkHealth = async (): Promise<{ status: 'ok' }> => {
  await run({ name: 'health', text: 'SELECT 1' }, [])
  return { status: 'ok' }
}

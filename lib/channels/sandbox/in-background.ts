import { log } from '@/lib/log'

/** Runs what the caller does not wait for, such as webhooks after the answer. A failure is logged, never thrown. */
export const inBackground = (work: Promise<unknown>) => {
  work.catch((cause) => log().error({ err: cause }, 'sandbox: background work failed'))
}

import type { Lane } from '@/lib/http/express-lane'
import { GET as getLive } from '../health/live/route'
import { GET as getReady } from '../health/ready/route'
import { GET as getMetrics } from '../metrics/route'
import { POST as postMessage } from './conversations/[id]/messages/route'
import { POST as postRead } from './conversations/[id]/read/route'
import { GET as getEvents } from './events/route'
import { POST as postWebhook } from './webhooks/whatsapp/[channelId]/route'

/** What a process says of itself: it must answer when Next does not, and where pages are not served at all. */
export const processLanes: Lane[] = [
  { method: 'GET', path: /^\/health\/live$/, handler: getLive },
  { method: 'GET', path: /^\/health\/ready$/, handler: getReady },
  { method: 'GET', path: /^\/metrics$/, handler: getMetrics },
]

/** The hot endpoints: each handler stays where a reader looks for it and gets a second door here. */
export const hotLanes: Lane[] = [
  { method: 'POST', path: /^\/api\/conversations\/(?<id>[^/]+)\/messages$/, handler: postMessage },
  { method: 'POST', path: /^\/api\/conversations\/(?<id>[^/]+)\/read$/, handler: postRead },
  { method: 'GET', path: /^\/api\/events$/, handler: getEvents },
  { method: 'POST', path: /^\/api\/webhooks\/whatsapp\/(?<channelId>[^/]+)$/, handler: postWebhook },
]

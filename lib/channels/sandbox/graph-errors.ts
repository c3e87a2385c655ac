import { randomBytes } from 'node:crypto'

/**
 * What the Graph API says when something is wrong. Codes, titles, details and HTTP statuses follow Meta's list
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes); which ones come
 * with the answer and which come later in a `failed` status follows the status webhook's reference
 * (…/whatsapp/webhooks/reference/messages/status): what Meta only learns while delivering is reported by webhook.
 */
type GraphError = {
  title: string
  details: string
  /** `answer`: refused at once with this HTTP status. `webhook`: accepted, then reported as failed. */
  reported: { by: 'answer'; status: number } | { by: 'webhook' }
}

const byWebhook = { by: 'webhook' } as const
const byAnswer = (status: number) => ({ by: 'answer', status }) as const

export const graphErrors = {
  100: { title: 'Invalid parameter', details: 'Invalid parameter', reported: byAnswer(400) },
  190: {
    title: 'Invalid OAuth access token - Cannot parse access token',
    details: 'The access token has expired or is not valid.',
    reported: byAnswer(401),
  },
  368: {
    title: 'Temporarily blocked for policies violations',
    details: 'The WhatsApp Business Account has been restricted or disabled for violating a platform policy.',
    reported: byAnswer(403),
  },
  130429: {
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
    reported: byAnswer(429),
  },
  131000: {
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
    reported: byAnswer(500),
  },
  131008: {
    title: 'Required parameter is missing',
    details: 'The request is missing a required parameter.',
    reported: byAnswer(400),
  },
  131009: {
    title: 'Parameter value is not valid',
    details: 'One or more parameter values are invalid.',
    reported: byAnswer(400),
  },
  131026: { title: 'Message undeliverable', details: 'Message Undeliverable.', reported: byWebhook },
  131047: {
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
    reported: byWebhook,
  },
  131049: {
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
    reported: byWebhook,
  },
  131053: {
    title: 'Media upload error',
    details: 'Unable to upload the media used in the message.',
    reported: byWebhook,
  },
  131056: {
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details:
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    reported: byAnswer(429),
  },
} as const satisfies Record<number, GraphError>

export type GraphErrorCode = keyof typeof graphErrors

type Wording = { message?: string; details?: string; status?: number; type?: string; subcode?: number }

/** A refusal in Graph's own words. `status` is its HTTP status, `body` what is answered as JSON. */
export class GraphFailure extends Error {
  readonly status: number
  readonly body: object

  constructor(code: GraphErrorCode, { message, details, status, type, subcode }: Wording = {}) {
    const known: GraphError = graphErrors[code]
    // Platform codes below 1000 that carry a whole sentence come without the "(#code)" of the others.
    super(message ?? (code === 190 ? known.title : `(#${code}) ${known.title}`))
    this.name = 'GraphFailure'
    this.status = status ?? (known.reported.by === 'answer' ? known.reported.status : 400)
    this.body = {
      error: {
        message: this.message,
        type: type ?? 'OAuthException',
        code,
        ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
        ...(subcode !== undefined && { error_subcode: subcode }),
        fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
      },
    }
  }
}

/** Whether a code is in the table. */
export const isGraphErrorCode = (code: number): code is GraphErrorCode => Object.hasOwn(graphErrors, code)

/** The `errors` entry of a `failed` status, as Meta's status webhook writes it. */
export const statusError = (code: GraphErrorCode) => ({
  code,
  title: graphErrors[code].title,
  message: graphErrors[code].title,
  error_data: { details: graphErrors[code].details },
  href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
})

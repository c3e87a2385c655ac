import { createHash } from 'node:crypto'
import { between, type Random } from './random'
import type { MediaKind } from './script'

const mimeTypes = {
  image: 'image/jpeg',
  audio: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
  document: 'application/pdf',
  sticker: 'image/webp',
} as const

const file = (kind: keyof typeof mimeTypes, random: Random) => {
  const id = String(between(random, 1_000_000_000, 9_999_999_999))
  return { mime_type: mimeTypes[kind], sha256: createHash('sha256').update(id).digest('base64'), id }
}

const place = (name: string) => ({
  latitude: 51.5237,
  longitude: -0.0989,
  name,
  address: `${name}, London`,
})

const card = (name: string) => {
  const [first = name, ...rest] = name.split(' ')
  return {
    name: { formatted_name: name, first_name: first, last_name: rest.join(' ') },
    phones: [{ phone: '+44 7700 900461', wa_id: '447700900461', type: 'CELL' }],
  }
}

/**
 * The part of a webhook's message that tells of a medium, as Meta writes it.
 * Shapes: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export const mediaBody = (kind: MediaKind, text: string, random: Random): object => {
  if (kind === 'location') return { location: place(text) }
  if (kind === 'contacts') return { contacts: [card(text)] }
  if (kind === 'audio') return { audio: { ...file(kind, random), voice: true } }
  if (kind === 'sticker') return { sticker: { ...file(kind, random), animated: false } }
  if (kind === 'document') return { document: { ...file(kind, random), filename: text } }
  return { [kind]: { ...file(kind, random), ...(text && { caption: text }) } }
}

'use client'

import {
  Contact,
  FileText,
  Image,
  Info,
  MapPin,
  MessageCircleQuestionMark,
  Mic,
  MousePointerClick,
  ShoppingBag,
  SmilePlus,
  Sticker,
  Video,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import type { MessageType } from '@/lib/contract/message'
import { linkify } from './linkify'

const icons: Record<Exclude<MessageType, 'text'>, typeof Image> = {
  image: Image,
  video: Video,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  order: ShoppingBag,
  interactive: MousePointerClick,
  button: MousePointerClick,
  reaction: SmilePlus,
  system: Info,
  request_welcome: Info,
  unsupported: MessageCircleQuestionMark,
  unknown: MessageCircleQuestionMark,
}

type PlaceholderProps = { type: Exclude<MessageType, 'text'>; alone: boolean }

const Placeholder = ({ type, alone }: PlaceholderProps) => {
  const t = useTranslations('message.type')
  const Icon = icons[type]
  return (
    <span className={cx('items-center gap-1.5 text-muted', alone ? 'inline-flex' : 'flex')}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(type)}
    </span>
  )
}

/** What a message says: its words, with addresses as links; for other kinds their name, and the caption if there is one. */
export const MessageText = ({ type, text }: { type: MessageType; text: string }) => (
  <>
    {type !== 'text' && <Placeholder type={type} alone={text === ''} />}
    {linkify(text).map((piece, index) =>
      piece.href ? (
        <a
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          key={index}
          href={piece.href}
          target="_blank"
          rel="noreferrer noopener"
          className="rounded-sm text-accent-text underline underline-offset-2"
        >
          {piece.text}
        </a>
      ) : (
        piece.text
      ),
    )}
  </>
)

import { useTranslations } from 'use-intl'
import { MessageType } from '@/lib/contract/message'

/** What a phone shows of a message: its words, or the name of its kind when it has none. */
export const useMessageText = () => {
  const t = useTranslations('message.type')
  return ({ text, type }: { text: string; type: string }): string =>
    text || t(MessageType.safeParse(type).data ?? 'unknown')
}

'use client'

import { type KeyboardEvent, type RefObject, type SyntheticEvent, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { replaceTrigger, triggerAt } from './trigger'
import { type Choice, useChoices } from './use-choices'

type Field = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  note: boolean
  write: (text: string) => void
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * The menu over the composer. The focus stays in the text field, which names the highlighted choice
 * (aria-activedescendant). While characters are being composed (IME) there is no menu, and its keys are the IME's.
 */
export const useComposerMenu = ({ field, text, note, write }: Field) => {
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [composing, setComposing] = useState(false)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const [highlighted, setHighlighted] = useState({ query: '', index: 0 })
  const asked = caret === null || composing ? null : triggerAt(text, caret, note)
  const trigger = asked && asked.start !== dismissed ? asked : null
  const choices = useChoices(trigger)
  const open = trigger !== null && choices.length > 0
  const index = highlighted.query === trigger?.query ? Math.min(highlighted.index, choices.length - 1) : 0
  const highlight = (next: number) => setHighlighted({ query: trigger?.query ?? '', index: next })
  const optionId = (at: number) => `${listId}-${at}`

  const choose = ({ insert, run }: Choice) => {
    if (!trigger) return
    const next = replaceTrigger(text, trigger, insert)
    flushSync(() => {
      write(next.text)
      setCaret(null)
    })
    field.current?.setSelectionRange(next.caret, next.caret)
    run?.()
  }

  /** Whether the menu took the key. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const choice = choices[index]
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (!open || !choice || !plain || event.nativeEvent.isComposing) return false
    const step = steps[event.key]
    if (step) highlight((index + step + choices.length) % choices.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(choice)
    else if (event.key === 'Escape') setDismissed(trigger.start)
    else return false
    event.preventDefault()
    return true
  }

  const readCaret = (element: HTMLTextAreaElement) => {
    const next = element.selectionStart === element.selectionEnd ? element.selectionStart : null
    setCaret(next)
    // Dismissed is this one sign; without it, or at another, the menu may come again.
    if (next === null || triggerAt(element.value, next, note)?.start !== dismissed) setDismissed(null)
  }

  return {
    open,
    choices,
    index,
    listId,
    optionId,
    choose,
    highlight,
    onKeyDown,
    kind: trigger?.kind ?? 'action',
    fieldProps: {
      onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => readCaret(event.currentTarget),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: (event: SyntheticEvent<HTMLTextAreaElement>) => {
        setComposing(false)
        readCaret(event.currentTarget)
      },
      'aria-autocomplete': 'list' as const,
      ...(open && { 'aria-controls': listId, 'aria-activedescendant': optionId(index) }),
    },
    close: () => setCaret(null),
  }
}

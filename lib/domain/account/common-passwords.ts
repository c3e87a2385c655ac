import { dictionary } from '@zxcvbn-ts/language-common'

const lookalikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

const plain = (password: string) => password.replaceAll(/[@431!0$57]/g, (sign) => lookalikes[sign] ?? sign)

const readLists = () => {
  // Some 49,000 that leaked most often, in small letters, the most frequent first.
  const common = new Set(dictionary['passwords-common'])
  // The same lookalikes undone in the list, and its words without the digits behind them.
  const plainCommon = new Set([...common].map(plain))
  const stems = new Set(
    [...common].map((word) => word.replace(/\d+$/, '')).filter((word) => word.length >= 5),
  )
  return { common, plainCommon, stems }
}

// Read when the first password is chosen, once: most processes never see one.
let lists: ReturnType<typeof readLists> | undefined

/** A row of neighbours, such as `abcdefgh` or `98765432`. */
const isSequence = (text: string) => {
  const steps = [...text].slice(1).map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index))
  return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** The same piece over and over, such as `abcabcabc`. */
const isRepeated = (text: string) => /^(.{1,4})\1+$/u.test(text)

/**
 * Whether a password is among those tried first: on the list, also with capitals, with signs for letters (`P@ssw0rd`) or with
 * a few digits and marks behind it (`Sunshine2025!`), a row of neighbours, or a piece repeated.
 */
export const isCommonPassword = (password: string): boolean => {
  lists ??= readLists()
  const { common, plainCommon, stems } = lists
  const text = password.normalize('NFKC').toLowerCase()
  const stem = text.replace(/[\d\W_]{0,6}$/u, '')
  return (
    common.has(text) ||
    plainCommon.has(plain(text)) ||
    stems.has(stem) ||
    stems.has(plain(stem)) ||
    isSequence(text) ||
    isRepeated(text)
  )
}

/**
 * Characters that nobody sees and that make a name look like another, or turn the text around it: controls, zero-width
 * ones, soft hyphens, marks and overrides of the writing direction. Joiners (U+200C, U+200D) stay: Persian, Indic scripts
 * and emoji need them. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const invisible =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]/gu

/** Of these, what parts words. */
const lineOrTab = /[\t-\r\u2028\u2029]/

const longest = 120

/** A name without what nobody can see; empty when nothing is left. At most 120 characters. */
export const visibleName = (name: string): string => {
  // Before spaces are drawn together: what stood between two of them leaves two.
  const without = name.replaceAll(invisible, (sign) => (lineOrTab.test(sign) ? ' ' : ''))
  const seen = without.replaceAll(/\s+/g, ' ').trim()
  return /[^\s\u200c\u200d]/u.test(seen) ? [...seen].slice(0, longest).join('').trim() : ''
}

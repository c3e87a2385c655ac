export type Piece = { text: string; href?: string }

const address = /https?:\/\/[^\s<>"]+/gi
// What ends a sentence is no part of the address in it.
const trailing = /[.,;:!?)\]'"»”]+$/

/** Cuts a text into plain pieces and web addresses. Only http and https: nothing else may become a link. */
export const linkify = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, '')
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ text: found, href: found })
    at = match.index + found.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

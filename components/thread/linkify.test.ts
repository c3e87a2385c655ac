import { expect, it } from 'vitest'
import { linkify } from './linkify'

it('finds addresses and leaves the rest', () => {
  expect(linkify('See https://a.example/x?y=1, please.')).toEqual([
    { text: 'See ' },
    { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
    { text: ', please.' },
  ])
})

it('makes no link of other schemes', () => {
  expect(linkify('javascript:alert(1) data:text/html,x')).toEqual([
    { text: 'javascript:alert(1) data:text/html,x' },
  ])
})

it('keeps a text as it is, whatever it holds', () => {
  for (const text of ['', 'plain', 'https://', 'a https://b.c d https://e.f'])
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
})

import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { ana, ben } from './fixtures/accounts'
import type { Desk } from './fixtures/desk'
import { test } from './fixtures/test'

const menuOf = (desk: Desk, name: string) => desk.page.getByRole('listbox', { name })
const optionOf = (desk: Desk, name: string | RegExp) => desk.page.getByRole('option', { name })

test('a slash does what the palette does, and the words around it stay', async ({
  openDesk,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const [desk, colleague] = [await openDesk(ana), await openDesk(ben)]
  await desk.open(customer)
  await colleague.show('Unassigned')
  await expect(colleague.row(customer)).toBeVisible()
  await desk.composer.pressSequentially('I look into it. /assi')
  await expect(optionOf(desk, /^Assign to me/)).toHaveAttribute('aria-selected', 'true')
  await desk.composer.press('Enter')
  await expect(desk.composer).toHaveValue('I look into it. ')
  await expect(colleague.row(customer)).toHaveCount(0)
  await expect(desk.composer).toBeFocused()
  expect(await business.messages(customer.conversationId)).toHaveLength(1)

  await desk.composer.fill('')
  await desk.composer.pressSequentially('/note')
  await desk.composer.press('Enter')
  await expect(desk.noteComposer).toBeFocused()
  await expect(desk.noteComposer).toHaveValue('')
})

test('an at sign names a colleague in a note, and nobody to a customer', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [desk, colleague] = [await openDesk(ana), await openDesk(ben)]
  await desk.open(customer)
  await colleague.open(customer)
  await desk.composer.pressSequentially('@Be')
  await expect(menuOf(desk, 'Mention a colleague')).toHaveCount(0)
  await desk.composer.fill('')
  await desk.composer.press('Alt+n')
  await desk.noteComposer.pressSequentially('Could you look, @be')
  await expect(optionOf(desk, 'Ben Okafor')).toBeVisible()
  await desk.noteComposer.press('Tab')
  await expect(desk.noteComposer).toHaveValue('Could you look, @Ben Okafor ')
  await desk.noteComposer.press('Enter')
  await expect(colleague.bubble('Could you look, @Ben Okafor')).toBeVisible()
})

test('a colon finds emoji by name; Escape closes the menu, keeps the text and stays in the field', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.composer.pressSequentially('Done :tad')
  await desk.composer.press('Enter')
  await expect(desk.composer).toHaveValue('Done 🎉')

  await desk.composer.pressSequentially(' :thu')
  await expect(menuOf(desk, 'Emoji')).toBeVisible()
  await desk.composer.press('ArrowDown')
  await expect(optionOf(desk, 'thumbs down')).toHaveAttribute('aria-selected', 'true')
  const active = await desk.composer.getAttribute('aria-activedescendant')
  await expect(desk.page.locator(`[id="${active}"]`)).toHaveAccessibleName('thumbs down')
  await desk.composer.press('Escape')
  await expect(menuOf(desk, 'Emoji')).toHaveCount(0)
  await expect(desk.composer).toHaveValue('Done 🎉 :thu')
  await expect(desk.composer).toBeFocused()
  await desk.composer.pressSequentially('m')
  await expect(menuOf(desk, 'Emoji')).toHaveCount(0)

  await desk.composer.pressSequentially(' :thu')
  await optionOf(desk, 'thumbs up').click()
  await expect(desk.composer).toHaveValue('Done 🎉 :thum 👍')
  await expect(desk.composer).toBeFocused()
})

test('while characters are composed the keys belong to the input method', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.composer.focus()
  const session = await desk.page.context().newCDPSession(desk.page)
  await session.send('Input.imeSetComposition', { text: '/re', selectionStart: 3, selectionEnd: 3 })
  await expect(desk.composer).toHaveValue('/re')
  await expect(menuOf(desk, 'Do something')).toHaveCount(0)
  await session.send('Input.insertText', { text: '/re' })
  await expect(menuOf(desk, 'Do something')).toBeVisible()
})

test('on a phone the menu stands within the screen, and axe finds nothing in it', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const viewport = { width: 390, height: 700 }
  const desk = await openDesk(ana, { viewport, hasTouch: true, isMobile: true, reducedMotion: 'reduce' })
  await desk.open(customer)
  await desk.composer.pressSequentially('/')
  const box = await menuOf(desk, 'Do something').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
  expect(box?.y).toBeGreaterThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page: desk.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join()}`)).toEqual([])
  await optionOf(desk, /^Mark as pending/).tap()
  await expect(desk.composer).toHaveValue('')
  await expect(desk.page.getByText('Marked as pending')).toBeVisible()
})

import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { signIn } from '@/lib/domain/sessions/sign-in'
import { useTestDatabase } from '@/lib/testing/database'
import { addPerson } from './add-person'

useTestDatabase()

const person = (name: string) => ({
  email: `${name}@Test.example`,
  name,
  role: 'owner' as const,
  password: 'made up for a test',
  workspace: 'A shop',
})

it('an empty deployment gets its first account, then colleagues, each once; windows that are open are told', async () => {
  await addPerson(person('first'))
  await addPerson({ ...person('second'), role: 'agent' })
  await expect(addPerson(person('second'))).rejects.toMatchObject({ code: 'conflict' })
  expect(await db().workspace.count()).toBe(1)
  const events = await db().event.findMany({ orderBy: { seq: 'asc' } })
  expect(events.map(({ seq, name }) => [Number(seq), name])).toEqual([
    [1, 'member:updated'],
    [2, 'member:updated'],
  ])
  const attempt = {
    email: 'first@test.example',
    password: 'made up for a test',
    address: '::1',
    userAgent: '',
  }
  expect((await signIn(attempt)).name).toBe('first')
})

it('nobody is given a password that is easily guessed', async () => {
  for (const password of ['password123', 'short', 'third@test.example'])
    await expect(
      addPerson({ ...person('third'), password, workspace: 'A shop of theirs' }),
    ).rejects.toMatchObject({ code: 'weak_password' })
  expect(await db().user.count({ where: { name: 'third' } })).toBe(0)
  expect(await db().workspace.count({ where: { name: 'A shop of theirs' } })).toBe(0)
})

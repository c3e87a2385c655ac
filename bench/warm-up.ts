import { Sender } from './client/sender'
import { openWindows } from './client/window'
import type { Subject } from './types'

const sends = 2_000

/** Lets a server compile its hot paths and open its database connections before anything is measured. */
export const warmUp = async (subject: Subject) => {
  const windows = await openWindows(subject, subject.crowd.slice(0, 200))
  const listeners = await openWindows(subject, subject.team.slice(0, 2), () => ({
    join: subject.conversations,
  }))
  const sender = new Sender(subject)
  for (let sent = 0; sent < sends; sent += 20)
    await Promise.all(subject.conversations.map((conversation) => sender.post(conversation, Sender.newId())))
  sender.close()
  for (const window of [...windows, ...listeners]) window.close()
}

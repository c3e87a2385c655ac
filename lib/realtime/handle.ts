import type { z } from 'zod'
import { type Ack, type CommandAnswer, type CommandName, commandInput } from '@/lib/contract/commands'
import { parse } from '@/lib/http/parse'
import { problemOf } from '@/lib/http/problem'
import { over, within } from '@/lib/limits/limits'
import { inLine } from '@/lib/limits/workspace-line'
import { cut } from './cut'
import type { RealtimeSocket } from './types'

type Parsed<Name extends CommandName> = z.output<(typeof commandInput)[Name]>
export type Commands = {
  [Name in CommandName]: (
    socket: RealtimeSocket,
    input: Parsed<Name>,
  ) => Promise<CommandAnswer[Name]> | CommandAnswer[Name]
}

type Listener = (this: RealtimeSocket, input: unknown, ack: unknown) => Promise<void>

/** These ask the database, so a workspace that floods with them waits in its own line. */
const asksDatabase = new Set<CommandName>(['conversation:join', 'sync'])

/** Throws `too_many_requests`; a window that goes on all the same is cut off. */
const requireCalm = async (socket: RealtimeSocket) => {
  try {
    await within('command:socket', socket.id)
  } catch (refused) {
    if ((await over('flood:socket', socket.id)) > 0) cut(socket.conn, 'flood')
    throw refused
  }
  await within('command:person', socket.data.actor.userId)
}

/**
 * The listener of one command, shared by all sockets (Socket.IO gives the socket as `this`): parses the input, runs the
 * command, answers with a typed ack, also when it fails. A caller that gives no ack gets no answer.
 */
const listener = <Name extends CommandName>(name: Name, command: Commands[Name]): Listener =>
  async function (input, ack) {
    const answer = (result: Ack<CommandAnswer[Name]>) => {
      if (typeof ack === 'function') ack(result)
    }
    try {
      await requireCalm(this)
      const parsed = parse<z.ZodType>(commandInput[name], input) as Parsed<Name>
      const run = async () => command(this, parsed)
      const data = await (asksDatabase.has(name) ? inLine(this.data.actor.workspaceId, run) : run())
      answer({ ok: true, data })
    } catch (cause) {
      const { retryAfter: _, ...error } = problemOf(cause, `socket ${name}`)
      answer({ ok: false, error })
    }
  }

/** One listener per command, made once. */
export const listeners = (commands: Commands): [CommandName, Listener][] =>
  (Object.keys(commands) as CommandName[]).map((name) => [name, listener(name, commands[name] as never)])

import type { TestWorkspace } from '@/lib/testing/factories'
import { webhookBody } from '@/lib/testing/http'
import type { Answers } from './answers'
import type { Accepted } from './provider'
import { deliverUntilTaken } from './webhooks'

/** One message that a customer wrote, and whether the product took it. */
export type Written = { workspaceId: string; wamid: string; taken: boolean; takenAt: number }

let count = 0

/** The customers of all workspaces, and Meta's reports about what was sent to them. */
export class Customers {
  readonly written: Written[] = []
  pending = 0
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly answers: Answers,
  ) {}

  async write(workspace: TestWorkspace, phone: string, text: string) {
    const record = {
      workspaceId: workspace.workspaceId,
      wamid: `wamid.CUSTOMER${process.pid}.${++count}`,
      taken: false,
      takenAt: 0,
    }
    this.written.push(record)
    const raw = webhookBody(workspace, { messages: [{ id: record.wamid, from: phone, text }] })
    record.taken = await this.deliver(workspace, raw)
    record.takenAt = Date.now()
    // Meta repeats now and then what was taken, too.
    if (record.taken && count % 5 === 0) await this.deliver(workspace, raw)
  }

  /** Sent, delivered and read, now and then in another order: a status never moves back (R12). */
  async report(workspace: TestWorkspace, { to, wamid, opaque }: Accepted) {
    const statuses = ['delivered', 'sent', 'read'].map((status) => ({
      ...{ id: wamid, status, recipient_id: to, biz_opaque_callback_data: opaque },
      timestamp: String(Math.floor(Date.now() / 1_000)),
    }))
    await this.deliver(workspace, webhookBody(workspace, { statuses }))
  }

  stop() {
    this.stopped = true
  }

  private async deliver(workspace: TestWorkspace, raw: string) {
    this.pending++
    try {
      return await deliverUntilTaken(this.answers, this.url, workspace, raw, () => this.stopped)
    } finally {
      this.pending--
    }
  }
}

import type { LoggedEvent } from '@/lib/contract/events'
import { contractVersion } from '@/lib/contract/events'
import type { SignalData } from '@/lib/contract/signals'
import { setCursor, setFreshness, useConnection } from '@/stores/connection'
import { applyEvent } from '../apply-event'

/** The connection is well and what comes over it is not: the server cannot read the log, or is slow to (R16). */
const noteBehind = (behind: number) => {
  const { state } = useConnection.getState().freshness
  if (behind > 0 && state === 'live') setFreshness({ state: 'behind', since: Date.now() - behind })
  else if (behind === 0 && state === 'behind') setFreshness({ state: 'live' })
}

/**
 * Where live events meet the stores: while the window catches up they are held back, so that an event can never overtake
 * the ones before it (R4).
 */
export class InboxFeed {
  private held: LoggedEvent[] | null = []

  constructor(
    private readonly onNewEpoch: () => void,
    /** The server's log ends before our cursor: it may lag for a moment, or be another log. Asking tells. */
    private readonly onDoubt: () => void,
  ) {}

  /** From now on. What an earlier connection left is dropped: catching up brings it, and nothing may be skipped before it. */
  hold() {
    this.held = []
  }

  /** Caught up: what was held is applied; the cursor drops what replay had brought already. */
  release() {
    const held = this.held ?? []
    this.held = null
    for (const event of held) applyEvent(event)
  }

  take(event: LoggedEvent) {
    if (this.held) this.held.push(event)
    else if (event.epoch === useConnection.getState().cursor?.epoch) applyEvent(event)
    else this.onNewEpoch()
  }

  /** All up to `seq` was sent on this connection before: the cursor may move there, over what is not for us. */
  takeHead({ epoch, seq, contractVersion: theirs, behind = 0 }: SignalData<'head'>) {
    if (theirs > contractVersion) useConnection.setState({ outdated: true })
    const { cursor } = useConnection.getState()
    if (this.held || !cursor) return
    noteBehind(behind)
    if (epoch !== cursor.epoch) this.onNewEpoch()
    else if (seq > cursor.seq) setCursor({ epoch, seq })
    else if (seq < cursor.seq) this.onDoubt()
  }
}

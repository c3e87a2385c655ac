import type { Script } from '../script'

/** Things that arrived broken or do not work. */
export const breakages: readonly Script[] = [
  {
    contact: { name: 'Priya Nair', phone: '447700900112' },
    status: 'open',
    assignee: 'ana',
    priority: 'high',
    ago: '6m',
    unread: 2,
    phone: true,
    lines: [
      ['in', 'Hello, my order CL-20418 came this morning'],
      ['in', 'The glass shade of the Luna table lamp is in about forty pieces 😢'],
      ['in:image', 'This is how it looked when I opened the box'],
      [
        'out:ana',
        'Oh no, Priya, I am so sorry. That is not how Luna should arrive. Are you all right, no cuts?',
      ],
      ['in', 'All fine, I saw it before I put my hand in'],
      [
        'out:ana',
        'Good. Please keep the box for two days, the carrier may ask for a photo of it. You do not need to send anything back.',
      ],
      [
        'note:ana',
        'Third broken Luna this month, all packed at Old Mill Yard. @Mia can we look at the inner carton?',
      ],
      [
        'note:mia',
        'Yes. I have asked them to add the moulded insert again. Please send a new shade from Harbour Street, they have 6.',
      ],
      [
        'out:ana',
        'I can send a new shade today, it would be with you on Thursday. Or I refund the lamp, whichever you prefer.',
      ],
      ['in', 'A new shade would be lovely, thank you. The base is perfect'],
      ['in', 'Could it come on Friday instead? Nobody is home on Thursday'],
    ],
  },
]

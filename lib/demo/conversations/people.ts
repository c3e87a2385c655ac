import type { Script } from '../script'
import { talk } from '../talk'

/** Compliments, workshops, plans: talk that is about more than an order. */
export const people: readonly Script[] = [
  {
    contact: { name: 'Margaret Ellison', phone: '447700900214' },
    status: 'open',
    assignee: 'ana',
    ago: '52m',
    lines: talk(`
      in: Dear Casa Lumen,
      |
      | I do not usually write to shops. Last month your colleague Ben spent a good half hour helping my husband choose a reading lamp. Peter's eyesight is going, and he had rather given up on books. Ben asked what he used to read, sat him down with three lamps and a newspaper, and never once hurried him.
      |
      | Peter finished his first novel in two years yesterday evening. He asked me to tell you. It is the Arco, the brass one, and it stands on his left, as Ben advised.
      |
      | With our warm thanks,
      | Margaret Ellison
      ana: Dear Margaret, thank you for writing. I read this out in the shop this morning and it went rather quiet. May I pass it on to Ben, and pin it up in our kitchen?
      ana/note: Ben, this one is for you ❤️ It's pinned next to the kettle.
      ben/note: I remember them. He was after anything with ships in it. Thank you for showing me.
      in: Of course you may. Peter says ships, if anyone has a recommendation`),
  },
  {
    contact: { name: 'Dylan Reyes', phone: '13105550162' },
    status: 'open',
    assignee: null,
    ago: '31m',
    unread: 3,
    lines: talk(`
      in: yo do u guys restock the faro in black
      in: been refreshing for like 2 weeks lol
      in/sticker:`),
  },
  {
    contact: { name: 'Harriet Lowe', phone: '447700900223' },
    status: 'open',
    assignee: 'ben',
    ago: '2h',
    lines: talk(`
      in: Hi, do you still do the lampshade workshop? Three of us would like to come
      ben: Hi Harriet, we do! Next ones are on the first two Thursdays of the month, 18:30 at Old Mill Yard. £45 each with all materials.
      in: Is one of us allowed to be 13 and very keen?
      ben: Very keen is the only requirement. Under 14 needs an adult at the same table, so you're all set.
      in: Second Thursday then please, 3 places
      ben: Three places booked. Bring a shade frame if there's an old one at home, otherwise we have plenty.
      in/video: She's already practising 😂
      ben: She can teach it next time!`),
  },
  {
    contact: { name: 'Amara Nwosu', phone: '2348030000082' },
    status: 'resolved',
    assignee: 'mia',
    ago: '14d',
    lines: talk(`
      in: Hello! I write a small blog about homes and would love to show your Brisa shades. May I use the pictures from your website?
      mia: Hello Amara, how kind. Yes, with "Photo: Casa Lumen" beside them. Larger ones are at https://casalumen.example/press
      in: Thank you! The post goes up at the weekend, I'll send the link
      pause: 3d
      in: Here it is: https://quiet-rooms.example/paper-and-light
      mia: It's beautiful, especially the part about evening light. Thank you, we've shared it.`),
  },
  {
    contact: { name: 'George Papadakis', phone: '306900000095' },
    status: 'open',
    assignee: 'mia',
    priority: 'low',
    ago: '11h',
    lines: talk(`
      in: Good evening, I make ceramics on Naxos and would like to show you my vases. Who decides what you sell?
      in/image: These are from the last firing
      mia: Good evening George, they are lovely, the glaze especially. Nora Castell chooses what we sell, I have sent her your picture.
      mia/note: Nora, have a look? The glaze would sit very well beside Terra.
      mia: She'll be back from the fair next week and will write to you directly.
      in: Thank you. No hurry, the kiln is cooling anyway`),
  },
  {
    contact: { name: 'Siobhan Kelleher', phone: '353209100477' },
    status: 'open',
    assignee: 'ana',
    ago: '100m',
    unread: { ana: 2 },
    phone: true,
    lines: talk(`
      in: Hi, I placed an order five minutes ago and spotted I put the wrong flat number. CL-20451
      ana: Hi Siobhan, in good time, it's not packed yet. Which number should it be?
      in: 6B instead of 8B
      ana: Changed to 6B. Anything else while I have it open?
      in: Actually yes, sorry! Could you swap the ivory candle holders for the green ones?
      ana: The green Vela is £2 more per pair. I'll cover the difference, consider it done.
      in: Ah you're too good
      in: Last one I promise: could it go out tomorrow instead of today? Painters are in`),
  },
  {
    contact: { name: 'Viktor Hansson', phone: '46701740628' },
    status: 'open',
    assignee: 'ben',
    ago: '13h',
    lines: talk(`
      in: Hello, I found a photo of a lamp in an old magazine, with your name under it. Do you still make it?
      in/image: From a flea market, I think it's the nineties
      ben: Hello Viktor, what a find! That is "Marisol", our very first lamp. We stopped making it long ago.
      ben/note: Does anyone know if there's a Marisol left in the cellar at Harbour Street?
      mia/note: Two! One without a cable. Nora will not sell them, but he could come and see them.
      ben: My colleague tells me two are left in our archive. They aren't for sale, but if you are ever in town we'd be glad to show you.
      in: I'm there in spring. I'll bring the magazine`),
  },
  {
    contact: { name: 'Zanele Dlamini', phone: '27600000168' },
    status: 'resolved',
    assignee: 'ana',
    ago: '18d',
    lines: talk(`
      in: Do you have jobs at Old Mill Yard for students? Weekends
      ana: Hi Zanele! We're looking for someone from next month on. Two lines about yourself to jobs@casalumen.example and you're in the pile that Nora reads.
      in: Sent! Thank you 🤞
      ana: Good luck!`),
  },
]

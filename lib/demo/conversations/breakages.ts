import type { Script } from '../script'
import { talk } from '../talk'

/** Things that arrived broken or do not work. */
export const breakages: readonly Script[] = [
  {
    contact: { name: 'Priya Nair', phone: '447700900112' },
    status: 'open',
    assignee: 'ana',
    priority: 'high',
    ago: '6m',
    unread: { ana: 1, mia: 2 },
    phone: true,
    lines: talk(`
      in: Hello, my order CL-20418 came this morning
      in: The glass shade of the Luna table lamp is in about forty pieces 😢
      in/image: This is how it looked when I opened the box
      ana: Oh no, Priya, I am so sorry. That is not how Luna should arrive. Are you all right, no cuts?
      in: All fine, I saw it before I put my hand in
      ana: Good. Please keep the box for two days, the carrier may ask for a photo of it. You don't need to send anything back.
      ana/note: Third broken Luna this month, all packed at Old Mill Yard. Mia, can we look at the inner carton?
      mia/note: Yes. I've asked them to put the moulded insert back in. Please send the new shade from Harbour Street, they have 6.
      ana: I can send a new shade today and it would be with you tomorrow. Or I refund the lamp, whichever you prefer.
      in: A new shade would be lovely, thank you. The base is perfect
      in: Could it come the day after instead? Nobody is home tomorrow`),
  },
  {
    contact: { name: 'Tom Whitaker', phone: '447700900128' },
    status: 'open',
    assignee: 'ben',
    priority: 'medium',
    ago: '2h',
    lines: talk(`
      in: Hi, the Arco reading lamp I bought in Harbour Street in spring has started to flicker
      in: Only when it's dimmed below about a third
      ben: Hi Tom, thanks for telling us. Which bulb is in it, the one it came with?
      in: No, I replaced it. Some LED from the supermarket, says "7 W, warm white"
      ben: That is very likely it. Arco's dimmer needs a bulb marked "dimmable", and many supermarket ones are not. Could you look for that word on the bulb?
      in/image: Does this say anything useful?
      ben: It does: there is a small crossed-out dimmer symbol on the left. That bulb can't be dimmed and will flicker. It does no harm to the lamp.
      ben: We keep the right ones in both shops for £6.50, or I can post you one.
      in: Ha, mystery solved. I'll walk over on Saturday. Is the shop open then?
      ben: Saturday 10 to 18. Ask for the E14 dimmable, 4 W. I'll have one put aside under your name.
      in: Perfect 👍`),
  },
  {
    contact: { name: 'Ingrid Lindqvist', phone: '46701740611' },
    status: 'pending',
    assignee: 'ana',
    ago: '1d',
    ticks: 'delivered',
    lines: talk(`
      in: Good morning. One of the four Sol wall lights does not turn on. The other three work on the same circuit.
      in: I am an electrician so I have measured it, there is voltage at the terminal.
      ana: Good morning Ingrid, then we can skip my usual questions! What does the label on the back say, starting with "B"?
      in: B2-0417
      ana/note: Batch 0417 again. The driver board of that batch fails cold. Supplier replaces without return.
      ana: Thank you. That batch had a weak driver board, so this is on us. I have ordered a replacement from our supplier, it takes about a week to Sweden.
      in: A week is fine, the hallway is not finished anyway.
      pause: 3d
      in: Any news on the driver?
      ana: It left the supplier this morning. I'll write as soon as I have the tracking number. Thank you for your patience!`),
  },
  {
    contact: { name: 'Kwame Mensah', phone: '233240000031' },
    status: 'open',
    assignee: null,
    priority: 'medium',
    ago: '19m',
    unread: 3,
    lines: talk(`
      in: Good afternoon Casa Lumen
      in: I ordered two Terra vases as a gift for my mother, CL-20377. One has a hairline crack from the lip to about halfway
      in/image: You have to hold it to the light to see it`),
  },
  {
    contact: { name: 'Rosalind Achterberg', phone: '31610000045' },
    status: 'resolved',
    assignee: 'mia',
    ago: '5d',
    lines: talk(`
      in: Hello, the wooden foot of our Orla floor lamp has split along the grain. We have had it for eleven months.
      mia: Hello Rosalind, that should not happen. Does it stand near a radiator or on underfloor heating?
      in: Underfloor heating, yes. Is that a problem?
      mia: Strong floor heat can dry solid oak too quickly. It's within the two years of warranty all the same, so please don't worry.
      mia: I will send you a new foot with a felt spacer under it. The change takes one hex key, which I'll include:
      | 1. Lay the lamp on a towel
      | 2. Undo the three screws under the foot
      | 3. Pull the cable through, put the new foot on, tighten crosswise
      in: That's very generous. Thank you!
      pause: 4d
      in: The foot came today, ten minutes of work and it stands like new. The spacer is a clever idea.
      mia: So glad to hear it. Enjoy the light!`),
  },
  {
    contact: { name: 'Danilo Ferraro', phone: '393200000052' },
    status: 'open',
    assignee: 'ben',
    ago: '3h',
    unread: { ben: 1 },
    lines: talk(`
      in: hi, my nido pendant hangs crooked
      in/image:
      ben: Hi Danilo! The canopy has a small screw on the side. Loosen it, straighten the cable and tighten it again. Does that help?
      in: which side?? there are two screws
      ben: The one with the round head. The flat one holds the canopy to the ceiling, please leave that alone 🙂
      in: ok trying
      in/audio:
      ben: I hear the ladder! Take your time.
      in: it moved but now it hangs to the other side`),
  },
]

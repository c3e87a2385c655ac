import type { Script } from '../script'
import { talk } from '../talk'

/** Opening hours, stock, prices, advice. */
export const questions: readonly Script[] = [
  {
    contact: { name: 'Emily Hart', phone: '447700900172' },
    status: 'open',
    assignee: null,
    ago: '2m',
    unread: 1,
    phone: true,
    lines: talk(`
      in: Hi! Are you open this Sunday? The map says yes, your website says no 🤔`),
  },
  {
    contact: { name: 'Luca Moretti', phone: '393200000148' },
    status: 'open',
    assignee: 'ana',
    ago: '22m',
    lines: talk(`
      in: Ciao, how high should a Nido hang above a dining table?
      ana: Ciao Luca! 65 to 75 cm between table top and lower edge. If your family is tall, rather 75.
      in: We are 4 people and all over 1.85 😂
      ana: Then 80, and nobody has to look around the lamp.
      in: And one pendant or two? The table is 2.20 m
      ana: Two, each a quarter of the length in from the ends, so 55 cm. One alone leaves the corners dark at that length.
      in/image: The room right now
      ana: What a lovely ceiling. Two Nidos in clay would pick up the beams nicely.
      in: You have convinced me, ordering tonight`),
  },
  {
    contact: { name: 'Noah Fitzgerald', phone: '14155550118' },
    status: 'open',
    assignee: null,
    ago: '38m',
    unread: 2,
    lines: talk(`
      in: Hello, is the Faro lantern OK to leave outside in the rain, or just "outdoorish"?
      in: Asking because I live near the ocean, salt air eats everything here`),
  },
  {
    contact: { name: 'Charlotte Mbeki', phone: '27600000155' },
    status: 'resolved',
    assignee: 'ben',
    ago: '3d',
    lines: talk(`
      in: Hi, is the Lino duvet cover back in stock in king size?
      ben: Hi Charlotte, twelve came in this morning, in oat and in ink.
      in: Ink please! Can you hold one until tomorrow?
      ben: Held at Old Mill Yard under Mbeki until closing time tomorrow.
      in: On my way now actually 🚗
      ben: Even better, it's at the till.
      pause: 2h
      in: Got it. It's gorgeous.
      ben: Sleep well!`),
  },
  {
    contact: { name: 'Rania Haddad', phone: '971500000162' },
    status: 'open',
    assignee: 'mia',
    priority: 'medium',
    ago: '6h',
    lines: talk(`
      in: Hello, I am an interior architect and need a quotation for a small hotel lobby
      in: This is what I have in mind:
      |
      | - 14 Sol wall lights, brass
      | - 6 Orla floor lamps, clay shade
      | - 3 Nido pendants, large, 3 m cable
      | - 240 V, certificates needed
      mia: Hello Rania, thank you. When do you need them on site, and would a delivery in two parts help you?
      in: Walls first in about six weeks, the rest two weeks later
      mia: That works for us. You'll have the quotation with certificates by tomorrow noon. For these quantities I can offer 15% and a fixed price for 60 days.
      mia/note: Brass Sol: 9 in stock, 20 arrive in three weeks. Ask the workshop about 3 m cables.
      in: Perfect. Please address it to Atelier Sidra, I will send the details by e-mail`),
  },
  {
    contact: { name: 'Gareth Pugh', phone: '447700900186' },
    status: 'open',
    assignee: 'ben',
    ago: '4h',
    ticks: 'sent',
    lines: talk(`
      in: Do you do trade discount? I fit kitchens, mostly around Cardiff
      ben: Hi Gareth, we do. 10% from the first order and 15% above £2,000 a year. I only need a business card or a page with your name on it.
      in/image: Will the van do? 🚐
      ben: The van will do splendidly. Your trade code is KITCHEN-PUGH, it works on the website and in both shops.`),
  },
  {
    contact: { name: 'Anneke de Vries', phone: '31610000171' },
    status: 'open',
    assignee: null,
    ago: '2h',
    unread: { ana: 1 },
    lines: talk(`
      in: Hi, which bulb do you recommend for Luna? I'd like it warm, not orange
      ana: Hello Anneke! 2700 K with a colour rendering of 95 or more. 2200 K is the orange one. We sell a 5 W globe for £8 which is just right for Luna.
      in: And can I read by it, or is it more for mood?`),
  },
  {
    contact: { name: 'Tamsin Okoro', phone: '447700900194' },
    status: 'resolved',
    assignee: 'ana',
    ago: '4d',
    lines: talk(`
      in: Is there step-free access at Harbour Street? My mum uses a wheelchair and would love to choose herself
      ana: Yes, there's a ramp at the side door on Quay Lane; ring the bell with the lamp sign and we open. The ground floor is level all the way.
      ana: Upstairs is only stairs, I'm afraid, but we gladly carry down whatever she'd like to see.
      in: That's really thoughtful. We'll come on a quiet morning
      ana: Tuesdays before eleven are the quietest. Looking forward to meeting you both.`),
  },
  {
    contact: { name: 'Arjun Malhotra', phone: '919000000183' },
    status: 'pending',
    assignee: 'ben',
    ago: '28h',
    ticks: 'delivered',
    lines: talk(`
      in: Hi, does the Arco lamp work on 230V 50Hz with Indian plug?
      ben: Hi Arjun. Voltage yes. It comes with a UK plug, but I can have a type D plug fitted at the workshop before we ship, no extra charge.
      in: Great. How long would that add?
      ben: Two days at most. I've asked the workshop to confirm and I'll let you know.`),
  },
  {
    contact: { name: 'Sofie Madsen', phone: '4520000014' },
    status: 'open',
    assignee: 'ana',
    ago: '7h',
    lines: talk(`
      in: Hej! Is the Marea rug OK with a robot vacuum?
      ana: Hej Sofie! Yes, the pile is only 6 mm. The one thing robots dislike are the fringes, so choose the hemmed version.
      in: Hemmed it is. What about red wine? Asking for a friend
      ana: Cold water, blot, don't rub. Your friend should be fast 🙂
      in: My friend says thank you`),
  },
]

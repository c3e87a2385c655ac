import type { Script } from '../script'
import { talk } from '../talk'

/** A question and an answer, often all there is. */
export const shortOnes: readonly Script[] = [
  {
    contact: { name: 'Ruth Abrams', phone: '12065550171' },
    status: 'open',
    assignee: 'mia',
    ago: '4h',
    lines: talk(`
      in: Do you gift wrap?
      mia: We do, in paper printed with our own lino cuts. £4, or free above £100.`),
  },
  {
    contact: { name: 'Callum Reid', phone: '447700900248' },
    status: 'open',
    assignee: null,
    ago: '6h',
    unread: { ben: 1 },
    lines: talk(`
      in: Is the Old Mill Yard car park free?
      ana: Free for two hours, Callum, just type your number plate into the screen by our door.
      in: Cheers. And dogs allowed inside?`),
  },
  {
    contact: { name: 'Nanami Fujii', phone: '819000000077' },
    status: 'resolved',
    assignee: 'ana',
    ago: '5d',
    lines: talk(`
      in: こんにちは。ギフトカードはありますか？
      ana: こんにちは、Nanamiさん。はい、£20から£500までございます。メールでお届けします。
      in: ありがとうございます！
      ana: どういたしまして。`),
  },
  {
    contact: { name: 'Peter Lindgren', phone: '46701740639' },
    status: 'open',
    assignee: 'ben',
    ago: '23h',
    lines: talk(`
      in: What's the cable length on Sol?
      ben: 1.8 m with plug, or 30 cm for wall connection. You choose when ordering.
      in: Thx`),
  },
  {
    contact: { name: 'Adriana Ionescu', phone: '40700000083' },
    status: 'resolved',
    assignee: 'ben',
    ago: '11d',
    lines: talk(`
      in: Hi, do you have a catalogue I could download?
      ben: Hi Adriana, here it is, 48 pages: https://casalumen.example/catalogue.pdf
      in: 👌`),
  },
  {
    contact: { name: 'Hassan Mahmoud', phone: '201000000091' },
    status: 'open',
    assignee: 'ana',
    ago: '10h',
    lines: talk(`
      in: مساء الخير، هل مصباح Arco متوفر باللون الأسود؟
      ana: مساء الخير حسن، نعم متوفر باللون الأسود والنحاسي. السعر ٧٩ جنيهاً إسترلينياً.
      in: شكراً، سأطلب الأسود اليوم`),
  },
  {
    contact: { name: 'Molly Prescott', phone: '447700900256' },
    status: 'open',
    assignee: null,
    ago: '16m',
    unread: 1,
    lines: talk(`
      in: Hi there, I've got a voucher that ran out last week (we had a baby, time is a blur 👶). Any chance it could still be used? It's for £25, code SPRING-4471. Totally fine if not!`),
  },
  {
    contact: { name: 'Diego Paredes', phone: '573000000104' },
    status: 'pending',
    assignee: 'ben',
    ago: '2d',
    lines: talk(`
      in: Buen día, ¿la vela Vela viene con aroma?
      ben: Buen día, Diego. Vela es solo el portavelas; la vela va aparte, sin aroma o con higuera.
      in: Quiero la de higuera, ¿cuándo hay?
      ben: Llega en unos diez días, te guardo una y te aviso.
      ben/note: Fig candles come with the next delivery. Keep one for Diego.`),
  },
]

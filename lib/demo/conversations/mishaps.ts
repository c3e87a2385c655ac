import type { Script } from '../script'
import { talk } from '../talk'

/** Where an answer did not arrive, or nobody knows whether it did. */
export const mishaps: readonly Script[] = [
  {
    contact: { name: 'Nathan Brooks', phone: '16175550129' },
    status: 'open',
    assignee: 'ben',
    priority: 'medium',
    ago: '70m',
    lines: talk(`
      in: Hi, can you tell me if the large Nido fits through a 70 cm loft hatch?
      ben: Hi Nathan, the shade is 68 cm wide and comes in one piece, so it will be close. I'd like to measure the box for you first.
      pause: 2d
      ben/131047: I measured: the box is 74 x 74 x 40 cm, but without it the shade goes through a 70 cm hatch with a centimetre on each side.
      ben/note: More than a day since he wrote, so WhatsApp would not take it. I'll try by e-mail.`),
  },
  {
    contact: { name: 'Paloma Vidal', phone: '34600000147' },
    status: 'open',
    assignee: 'ana',
    ago: '8m',
    phone: true,
    lines: talk(`
      in: Hola, ¿tienen la lámpara Alba en verde?
      ana: ¡Hola, Paloma! En verde oliva, sí; quedan tres.
      in: ¿Me guardas dos? Paso mañana por Old Mill Yard
      ana/unconfirmed: Guardadas a tu nombre hasta mañana a las 19:00. ¡Te esperamos!`),
  },
  {
    contact: { name: 'Ian Drummond', phone: '447700900235' },
    status: 'pending',
    assignee: 'mia',
    ago: '6h',
    lines: talk(`
      in: Please cancel order CL-20398, I've ordered the wrong colour
      mia: Hello Ian, it's cancelled and the £118 goes back today.
      mia/131026: The refund reference is RF-88240, in case your bank asks.
      mia/note: Undeliverable. His phone may be off or on a very old version. Try again tomorrow, otherwise by letter.`),
  },
  {
    contact: { name: 'Thandiwe Khumalo', phone: '27600000176' },
    status: 'open',
    assignee: 'ana',
    ago: '27h',
    lines: talk(`
      in: Hello, are the paper shades fire safe? It's for a nursery school
      ana: Hello Thandiwe, good that you ask. Brisa is treated and tested to EN 13501-1, class B. I will look for the certificate.
      pause: 3d
      ana/131047: Here is the certificate for Brisa: https://casalumen.example/docs/brisa-en13501.pdf
      pause: 2h
      in: Hi Ana, did you find the certificate?
      ana: I did, and my message did not reach you, sorry! Here it is: https://casalumen.example/docs/brisa-en13501.pdf
      in: Perfect, that's what the inspector wants to see`),
  },
  {
    contact: { name: 'Felix Adler', phone: '491713920056' },
    status: 'open',
    assignee: 'ben',
    ago: '45m',
    unread: { ben: 1 },
    lines: talk(`
      in: Moin, kann ich die Ersatzbirne für Arco auch einzeln bestellen?
      ben: Moin Felix! Ja, die E14 dimmbar, 4 W, für £6.50. Ich kann sie in einen Brief packen, dann kostet der Versand nur £2.
      in: Super, zwei Stück bitte
      ben/unconfirmed: Zwei Stück sind vorgemerkt. Der Link zum Bezahlen: https://pay.casalumen.example/q/1AB6-50
      in: Kommt der Link noch? Oder habe ich was übersehen 😅`),
  },
]

import type { Script } from '../script'
import { talk } from '../talk'

/** Sending things back, exchanging, refunds. */
export const returns: readonly Script[] = [
  {
    contact: { name: 'Bethany Cole', phone: '447700900155' },
    status: 'open',
    assignee: 'ana',
    ago: '34m',
    lines: talk(`
      in: Hi, I'd like to return a Marea rug, it's too big for the room. I'm within the 30 days I think?
      ana: Hi Bethany! Yes, until the end of next week. Has it been used at all?
      in: Unrolled once, dog sat on it for a photo, rolled up again
      ana: One dog, one photo: that counts as unused 😀 Would a smaller one help, or would you rather have the money back?
      in: What's the next size down?
      ana: 160 x 230 cm. It's £70 less, and I'd refund the difference.
      in: Let me measure and come back to you
      in: Yes! 160 x 230 fits, with space for the door to open. Same colour please (sand)
      ana: Lovely. The label for the big one is in your e-mail; the carrier collects from your door. The small one leaves as soon as the big one is scanned.
      in: So easy, thanks Ana`),
  },
  {
    contact: { name: 'Jonas Keller', phone: '491713920014' },
    status: 'open',
    assignee: 'ben',
    ago: '75m',
    unread: { ben: 1 },
    phone: true,
    lines: talk(`
      in: Guten Tag, ich möchte die Tischleuchte Luna zurückgeben. Bestellung CL-20366.
      ben: Guten Tag Herr Keller, das ist kein Problem. Darf ich fragen, was nicht gefallen hat?
      in: Das Licht ist schön, aber der Schalter sitzt am Kabel und ich komme vom Bett aus nicht ran.
      ben: Verstehe. Es gibt die Alba mit Schalter am Fuß. Ein Tausch wäre kostenlos, wenn Sie möchten.
      in: Gibt es die auch in Messing?
      ben: Ja, in Messing und in Schwarz. Messing ist ab nächster Woche wieder da.
      in/document: Kaufbeleg-CL-20366.pdf
      in: Dann bitte den Tausch gegen Messing. Wie lange dauert es ungefähr?`),
  },
  {
    contact: { name: 'Valentina Rossi', phone: '393200000104' },
    status: 'resolved',
    assignee: 'ana',
    ago: '9d',
    lines: talk(`
      in: Hello, I sent back two Brisa shades more than a week ago and did not receive the refund yet
      ana: Hello Valentina, let me check with the warehouse.
      ana: They arrived the day before yesterday and were booked in this morning. The refund of £76.00 went out just now.
      in: How long does the bank take?
      ana: Between three and five working days for Italian cards.
      pause: 4d
      in: It arrived. Thank you and sorry for my impatience
      ana: Not at all, you were right to ask. Until next time!`),
  },
  {
    contact: { name: 'Fatima Zahra Idrissi', phone: '212600000115' },
    status: 'open',
    assignee: null,
    ago: '55m',
    unread: 1,
    lines: talk(`
      in: Hello, I received the wrong colour. I ordered the Orla lampshade in clay and got linen white. The label on the box says clay. I haven't opened the inner bag. Could you send the right one and tell me how to give this one back? I am at home every morning this week, except the day after tomorrow.`),
  },
  {
    contact: { name: 'Derek Hollis', phone: '447700900163' },
    status: 'open',
    assignee: 'mia',
    priority: 'high',
    ago: '90m',
    unread: { mia: 2 },
    lines: talk(`
      in: I want to speak to a manager
      ben: Hello Derek, I'm Ben. I'd like to help first, if you let me. What has happened?
      in: I returned a lamp THREE WEEKS ago. No refund. Two e-mails, no answer. You people only answer when someone wants to buy
      ben/note: Return CL-19920. It came back without an order number and sits in "unknown" at Old Mill Yard. He did enclose a letter, it was stuck inside the shade.
      ben: I found your return. It came in without an order number, and we failed to look further. I'm passing you to Mia, who runs the team.
      mia: Hello Derek, Mia here. You are right on every point: the return is here, the letter was inside the shade, and nobody answered your e-mails.
      mia: The full £164 goes back to your card within the hour, plus the £9.80 you paid for postage. I have also asked why the e-mails were missed.
      in: Within the hour
      mia: Within the hour. I'll send you the reference here.
      mia: Done: reference RF-88213, £173.80.
      in: Well. I see it as "pending" in my banking app
      in: That is how it should have been three weeks ago`),
  },
  {
    contact: { name: 'Mei-Ling Wong', phone: '85250000123' },
    status: 'resolved',
    assignee: 'ben',
    ago: '12d',
    lines: talk(`
      in: Can I return without the original box? 🙈 my kids made a spaceship
      ben: A spaceship is the best use of a box. Any sturdy carton will do, please put paper around the shade.
      in: Haha thank you. Will do!
      ben: Safe travels to the crew.`),
  },
  {
    contact: { name: 'Carlos Echeverría', phone: '34600000131' },
    status: 'pending',
    assignee: 'ana',
    ago: '30h',
    ticks: 'read',
    lines: talk(`
      in: Hola, quiero devolver una lámpara de pie Orla. La compré en la tienda de Harbour Street de vacaciones y vivo en Bilbao
      ana: ¡Hola, Carlos! Claro que sí. ¿Tienes el tique a mano?
      in/image: Aquí está
      ana: Perfecto. Te envío una etiqueta de devolución por correo; solo tienes que dejar el paquete en un punto de recogida.
      in: ¿Tiene algún coste?
      ana: Ninguno, siempre que venga sin usar. El reembolso tarda unos cinco días desde que llega.
      in: Genial, la llevo el lunes. ¡Gracias!
      ana: Gracias a ti. En cuanto entre en el almacén te escribo.`),
  },
]

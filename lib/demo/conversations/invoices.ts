import type { Script } from '../script'
import { talk } from '../talk'

/** Invoices, payments, money. */
export const invoices: readonly Script[] = [
  {
    contact: { name: 'Henrik Sørensen', phone: '4520000027' },
    status: 'open',
    assignee: 'mia',
    ago: '65m',
    lines: talk(`
      in: Hello, we need the invoice for CL-20355 with our VAT number on it. DK 00 00 00 00
      mia: Hello Henrik, of course. Shall the delivery address stay as it is?
      in: Yes, only the billing part changes: Nordhavn Studio ApS
      mia: Here is the corrected one, the old number has been cancelled: https://casalumen.example/invoices/2-20355-B.pdf
      in: Thank you, our accountant is happy now. Or as happy as he gets`),
  },
  {
    contact: { name: 'Isabel Fonseca', phone: '351910000032' },
    status: 'open',
    assignee: 'ana',
    ago: '3h',
    unread: { ana: 1 },
    phone: true,
    lines: talk(`
      in: Olá! Comprei duas luminárias e fui cobrada duas vezes 😕 Pedido CL-20427
      ana: Olá, Isabel! Vou ver isso agora mesmo. Pode me dizer os valores que aparecem no extrato?
      in: 94,00 e 94,00, os dois de ontem
      in/image: o extrato
      ana: Obrigada. Um dos dois é só uma reserva do banco, que nunca foi confirmada por nós. Ela some sozinha em dois ou três dias úteis.
      ana: Se ainda estiver aí na sexta-feira, me avise e eu falo diretamente com o provedor de pagamento.
      in: Ufa, obrigada! E a nota fiscal, onde encontro?`),
  },
  {
    contact: { name: 'Winston Clarke', phone: '18765550133' },
    status: 'open',
    assignee: null,
    ago: '80m',
    unread: 2,
    lines: talk(`
      in: Good morning. My card was declined at your checkout but the bank tells me all is in order
      in: Can I pay by transfer instead? It's order CL-20440, three Alba lamps`),
  },
  {
    contact: { name: 'Leila Farahani', phone: '447700900207' },
    status: 'resolved',
    assignee: 'ben',
    ago: '8d',
    lines: talk(`
      in: Hello, could you send last year's invoices again? All four, my laptop died with them on it
      ben: Hello Leila, I'm sorry about the laptop. All four are in your inbox now, in one e-mail.
      in: Got them, you saved my tax return 🙏
      ben: Our pleasure.`),
  },
  {
    contact: { name: 'Matthias Brandt', phone: '491713920037' },
    status: 'pending',
    assignee: 'mia',
    ago: '3d',
    lines: talk(`
      in: Guten Morgen, wir haben eine Mahnung über 318 € bekommen, die Rechnung ist aber seit zwei Wochen bezahlt.
      mia: Guten Morgen Herr Brandt, das tut mir leid. Können Sie mir den Verwendungszweck der Überweisung nennen?
      in: Rechnung 2-20107, Kundennummer 4471
      in/document: Ueberweisung-2-20107.pdf
      mia: Danke, damit finde ich sie. Das Geld ist da, wurde aber einer anderen Kundennummer zugeordnet: 4417 statt 4471.
      mia: Die Mahnung ist hinfällig. Sie bekommen von uns noch eine schriftliche Bestätigung, sobald die Buchhaltung umgebucht hat.
      mia/note: Bookkeeping moves it on their next run. Send the confirmation letter then, and only then resolve.
      in: Danke für die schnelle Klärung.`),
  },
  {
    contact: { name: 'Joy Villanueva', phone: '639170000044' },
    status: 'open',
    assignee: 'ben',
    ago: '5h',
    lines: talk(`
      in: Hi po, can I use two gift cards on one order?
      ben: Hi Joy! Yes, enter the first, press apply, then enter the second. Any rest stays on the second card.
      in: It says "code not valid" for the second 😭
      ben: Could you send me the last four characters?
      in: 8OQ1
      ben: I think that is a zero, not the letter O. They look too much alike on the card, and you're not the first.
      in: IT WORKED omg thank you
      ben/note: Fourth time this month. We should leave O and 0 out of the codes altogether.`),
  },
  {
    contact: { name: 'Bruno Almeida', phone: '5511900000058' },
    status: 'open',
    assignee: 'ana',
    ago: '9h',
    lines: talk(`
      in: Boa tarde! Vocês parcelam no cartão?
      ana: Boa tarde, Bruno! Por enquanto não parcelamos, mas acima de £300 você pode pagar em duas vezes: metade agora e metade na entrega.
      in: Serve! Quero 4 pendentes Nido e um tapete Marea
      ana: Ótima escolha. O total fica em £612 com o envio, então £306 agora. Mando o link?
      in: Manda 🙌
      ana: https://pay.casalumen.example/q/9KD4-02
      in: Pago! Chega em três semanas? É presente de aniversário
      ana: Chega sim, com folga: o prazo para São Paulo é de 12 a 15 dias.`),
  },
]

import type { Script } from '../script'
import { talk } from '../talk'

/** Where is my parcel. */
export const deliveries: readonly Script[] = [
  {
    contact: { name: 'Marcus Delgado', phone: '12125550147' },
    status: 'open',
    assignee: 'ben',
    priority: 'urgent',
    ago: '3m',
    unread: { ben: 2 },
    phone: true,
    lines: talk(`
      in: My order was due LAST WEEK. CL-20291. Tracking has said "label created" for nine days
      in: I have people coming over this weekend and no light in the dining room
      ben: Hello Marcus, I understand, nine days of "label created" is not acceptable. Let me find out what happened. Give me ten minutes, please.
      in: I was told ten minutes on the phone too. Two days ago
      ben/note: He called Harbour Street two days ago, nobody wrote it down. The parcel never left Old Mill Yard, it is still on the shelf there: label printed, not collected.
      mia/note: Send it by express at our cost and give the shipping back. If it doesn't make the weekend, offer the showroom pendant on loan.
      ben: I have it now, and I won't dress it up: your parcel was labelled and then left on our shelf. That is our mistake, not the carrier's.
      in: Unbelievable
      ben: It leaves today by express, at our cost, and arrives in two days before noon. I have refunded the $48 shipping; you will see it on your card in about three days.
      ben: If it should not arrive in time for your dinner, I'd like to lend you another pendant. I will watch the tracking myself.
      in: And how do I know it really leaves this time?
      ben: Fair question. Here is the express tracking, with the first scan from 20 minutes ago: https://track.casalumen.example/EX-77310-441
      in: OK. It does say "picked up"
      in: I'm still annoyed but thank you for being straight with me`),
  },
  {
    contact: { name: 'Aoife Brennan', phone: '353209100461' },
    status: 'open',
    assignee: 'ana',
    ago: '48m',
    lines: talk(`
      in: Hiya! Just wondering when CL-20402 might land? It's a present for Sunday 🎁
      ana: Hi Aoife! It was handed to the carrier yesterday afternoon and should be with you tomorrow or the day after.
      in: Ah brilliant. Will they ring the bell, I'm working from the back of the house
      ana: I can add a note for the driver. What should it say?
      in: "Please ring, or leave with Noel at number 9"
      ana: Done. Noel at number 9 it is.
      in: You're a star ⭐`),
  },
  {
    contact: { name: 'Yuki Tanabe', phone: '819000000063' },
    status: 'pending',
    assignee: 'ben',
    ago: '20h',
    ticks: 'delivered',
    lines: talk(`
      in: Hello. I live in Osaka. My parcel is at customs since five days. They ask for an invoice with the value of each piece.
      ben: Hello Yuki, I'm sorry for the delay. I can send you that invoice now. Do they need the material of each piece as well?
      in: Yes, material and country of origin please.
      ben: Of course. I've written it out:
      |
      | 2 x Brisa paper shade, washi paper and bamboo, made in Portugal, £38.00 each
      | 1 x Luna table lamp, glass and brass, made in Spain, £129.00
      |
      | The stamped PDF is on its way to your e-mail address.
      in: Thank you very much. I forward it to them.
      in: They say one or two days more.
      ben: Thank you for telling us. I'll leave this open and ask again in two days.`),
  },
  {
    contact: { name: 'Claire Dubois', phone: '33639980127' },
    status: 'open',
    assignee: null,
    ago: '11m',
    unread: 2,
    phone: true,
    lines: talk(`
      in: Bonjour, vous livrez en Corse ?
      in: C'est pour un lampadaire Orla, donc un grand carton`),
  },
  {
    contact: { name: 'Samuel Adeyemi', phone: '2348030000071' },
    status: 'open',
    assignee: 'ana',
    ago: '5h',
    lines: talk(`
      in: Good day. Please confirm if the 12 Alba lamps for the guest house have been dispatched
      ana: Good day Samuel. Ten of the twelve are packed, two are still at the workshop. Shall I send the ten now or wait for all of them?
      in: How long for the remaining two?
      ana: They come on the van next week, so about six working days.
      in: Then send all together. It saves me one customs clearance
      ana: Sensible. I'll write when the pallet is closed and send you the packing list.
      ana/note: Hold for Samuel until all twelve are in. Do NOT let the system split the shipment.
      in: Appreciated`),
  },
  {
    contact: { name: 'Hannah Osei', phone: '447700900141' },
    status: 'resolved',
    assignee: 'ben',
    ago: '6d',
    lines: talk(`
      in: The courier says delivered but there is nothing here
      in: CL-20188
      ben: Hi Hannah, let me look. The photo shows a blue door with a brass knocker and a bay tree. Is that yours?
      in: That's number 14, I'm number 41!
      ben: There we are. The courier turned the numbers round. Would you mind asking your neighbour? If it's gone, I'll send a new one at once.
      in: Went over, they had it in the hall and were very amused 😄
      ben: Thank you for going. I've told the carrier, and put £10 on your account for the walk.
      in: That's kind, ta!`),
  },
  {
    contact: { name: 'Piotr Wójcik', phone: '48500000084' },
    status: 'open',
    assignee: null,
    ago: '4h',
    unread: { ana: 1 },
    lines: talk(`
      in: Hello, can I change delivery address of CL-20433? I move flat this week
      ana: Hello Piotr! It has not left yet, so yes. Where shall it go?
      in: ul. Przykładowa 12 m. 7, 00-000 Warszawa
      in: and phone of my neighbour is the contact
      in/contacts: Zofia Maj`),
  },
  {
    contact: { name: 'Grace Wanjiru', phone: '254700000092' },
    status: 'open',
    assignee: 'mia',
    priority: 'medium',
    ago: '26h',
    lines: talk(`
      in: Hello team, the driver is lost. He is calling me but the line is bad
      in/location: Riverside Studios, Gate B
      mia: Hello Grace, thank you for the pin, I'm passing it to the dispatcher right now.
      mia: He has it. About fifteen minutes, they say.
      in: He's here 🙌 big box!
      mia: Wonderful. Please check the corners before you sign.
      in: One corner is pushed in a little but the lamp inside looks ok. I'll test it tonight`),
  },
  {
    contact: { name: 'Oliver Grant', phone: '61491570156' },
    status: 'pending',
    assignee: 'ana',
    ago: '2d',
    lines: talk(`
      in: G'day, do you ship to Tasmania? Checkout only offers the mainland
      ana: Hello Oliver! We do, the website is just too cautious. For a Faro lantern it's £32 and 8 to 12 days.
      in: Beauty. Two lanterns then
      ana: I'll make you a payment link for two, with one shipping charge.
      ana: https://pay.casalumen.example/q/7FQ2-19
      in: I'll sort it after payday if that's alright
      ana/note: Link is valid for 14 days, he pays at the end of the month.
      ana: No hurry at all. The link stays good for two weeks.
      pause: 6d
      ana/131047: Hi Oliver, a friendly reminder: the link for your two lanterns runs out in a few days. Shall I make a new one?
      ana/note: Too late for a free message, he has to write first. E-mail sent instead.`),
  },
]

/** Weeks in the life of a man with three cafés. Slots as in hotel-episodes.ts. */
export const cafeEpisodes: readonly string[] = [
  `in: {Yo|Hi|Hey} team, another {lamp} please for the {station|park|market} café
   ben: Coming up. Same {brass|black} as the others?
   in: Same. {Cheers|Ta|Thanks}
   ben: It's {order}, with you in {days} days.`,
  `in: Customer knocked over a {lamp} 😬 shade is gone, foot is fine
   ana: Ouch. Everybody all right?
   in: Only the cake suffered
   ana: Rest in peace, cake. A new shade alone is £{19|24|29}, shall I send one?
   in: Send two, it'll happen again
   ana: Wise. Two shades, order {order}.`,
  `in: Invoice for last month?
   mia: Sent on the first, but here it is again: https://casalumen.example/invoices/{order}.pdf
   in: Found it in spam. Sorry!
   mia: It happens to the best. I've asked our system to send them from my address from now on.`,
  `in: Bulb in the {window|toilet|kitchen} went, the one from {spring|last year}. Warranty?
   ben: Three years on ours, so yes. No need to send it in, I'll put a new one in your next parcel.
   in: Legend
   in: Actually make the next parcel today then, it's dark in there 😂
   ben: Today it is: {order}.`,
  `in/image: New menu board under your lamp. Good or too yellow?
   ana: Good for cake, too yellow for reading prices. Try a 3000 K bulb just there.
   in: Where were you when I bought 40 of the others
   ana: Right here, being asked about delivery dates 🙂 Keep those for the tables, they're perfect there.
   in: Fair!`,
  `in: Can you deliver before {7|8} am? We open at {8|9}
   ben: The carrier can't promise it, but our own van does the {station|market} round on Wednesdays at half past six.
   in: Wednesday then
   ben/note: Van, Wednesday round, key is with the bakery opposite.
   ben: Booked. Somebody should be there, or may we leave it with the bakery again?
   in: Bakery is fine`,
  `in: thinking about a fourth café 👀
   mia: Congratulations! Where?
   in: By the canal, low ceiling, 2.30 m. Pendants or no pendants?
   mia: Wall lights. At 2.30 m every tall guest would meet a pendant personally.
   in: Haha ok. I'll send the plan when I have keys
   mia: Please do, I'll draw something.`,
]

/**
 * Days in the life of a hotel that is being furnished. A slot such as `{lamp}` is the same all through
 * an episode; of `{this|that}` one is taken each time. Each begins with the customer.
 */
export const hotelEpisodes: readonly string[] = [
  `in: {Morning|Good morning|Hello again}! Room {room} is painted now, so I can measure for the {lamp}
   ana: {Lovely|Great news}. What did you get between bed and wardrobe?
   in: {62|64|71} cm
   ana: Then the {lamp} fits with room to spare. Shall I put {count} on the list?
   in: Yes please, {count}
   ana: Added, they are on order {order}.`,
  `in: The electrician asks whether the {lamp} needs an earth wire
   ben: It has a metal body, so yes. Green and yellow goes to the screw marked with the little tree symbol.
   in: He says thank you and that the tree made him laugh
   ben: It makes everybody laugh 🙂`,
  `in/image: {Corridor|Landing|Room {room}} this morning
   in: What do you think, {warmer|a little brighter|one more lamp}?
   ana: It looks {wonderful|so calm} already. I'd leave the ceiling dark and put one {lamp} at the end, so that the eye has somewhere to go.
   in: Oh, that's good. I'll hang a trial one with tape
   in: {You were right|It works|My partner is convinced}!`,
  `in: Did the {count} {lamp} lamps leave yesterday?
   ben: They did: {count} pieces in {two|three} parcels, order {order}. Tracking: https://track.casalumen.example/{order}
   in: {Perfect|Great}, I'll tell the porter
   in: He wants to know how heavy they are 😅
   ben: About {9|11|14} kg each. One person can carry them, two are happier.`,
  `in: Small worry: one of the {lamp} boxes in today's delivery is dented
   in/image: Left corner
   ana: Thank you for the photo. Please open that one first and look at the shade. If anything is off, I'll send a new one at once.
   in: Opened. The lamp is {perfect|fine|untouched}, only the box suffered
   ana: {Phew|Good}. I'll tell the packers all the same.
   ana/note: Corners again. Second time this month on the {lamp} cartons.`,
  `in: Can you hold the next delivery for {days} days? The lift is being inspected
   ben: Of course. It's held until you write to me.
   pause: 1d
   in: Lift is {running|back}! You can send everything
   ben: It goes on tomorrow's van. {Enjoy the lift|No more stairs}!`,
  `in: Question from the owner: why is the {lamp} more expensive than the one he found online?
   ana: A fair question. Ours has {a brass socket|a turned oak foot|a hand-rolled shade}, spare parts for ten years, and we repair it in our own workshop.
   ana: If he likes, I can lend him one of each to put side by side.
   in: He says the word "repair" was enough
   ana: {My regards to him|I like him already}.`,
  `in: We changed our minds about room {room}, sorry!! No {lamp}, two wall lights instead
   mia: No need to be sorry, it's your room. Nothing has been cut yet. Two Sol instead of the {lamp} saves you £{18|24|36}.
   in: Put it towards the {bar|breakfast room|reading corner} please
   mia: Done. Order {order} is updated and the confirmation is in your e-mail.`,
  `in: {Good evening|Hi|Hello}, which bulbs for {count} x {lamp}? I'd like the same light everywhere
   ben: 2700 K, colour rendering 95, {4|5|6} W. I'd order {count} and {four|six} spare ones from the same batch, so the colour matches.
   in: The same batch matters?
   ben: To the eye of a guest hardly. To yours, I suspect, yes.
   in: You know me too well by now 😂
   ben: Added to {order}, with the spares.`,
  `in: Could you send me the drawing of the {lamp} again? The carpenter needs the hole for the cable
   ana: Here you are: https://casalumen.example/drawings/{lamp}.pdf
   ana: The hole is {14|16|18} mm, a little off the centre, please mind that.
   in: He minds. He minds everything`,
  `in: Did you see the invoice question from our bookkeeper?
   mia: Yes, just now. She would like {order} split into two: rooms and public areas.
   in: Is that a lot of work?
   mia: Ten minutes. Both halves will be in her inbox by {noon|four|the end of the day}.
   in: She says you're her favourite supplier, and she has never said that about anyone
   mia/note: Keep the split for all of their orders from now on: rooms / public areas.`,
  `in/audio:
   in: Sorry, hands full of plaster. Short version: need {count} more {lamp} by the end of next week, possible?
   ben: Let me ask the workshop.
   ben/note: Workshop says yes if we take {few} from the window at Harbour Street.
   ben: It's possible, with {few} of them from our window, unused and checked. Is that all right?
   in: More than all right. Thank you!`,
  `in: The fire inspector was here. He'd like a certificate for the {lamp}
   ana: Here it is, together with the one for the shade: https://casalumen.example/docs/{lamp}-certificates.pdf
   in: He nodded. I think that's the highest mark he gives
   ana: {We'll take it|I'll frame that nod}.`,
  `in: Is there a {lamp} with a shorter cable? Room {room} has the socket right beside the table
   ben: We can shorten any cable in the workshop, free of charge. How long should it be?
   in: {80|90|110} cm
   ben: Noted on {order}. Please expect {one|two} days more for it.
   in: No problem, the floor in there isn't dry anyway`,
  `in: {Guess what|News|Ha}: the first guest slept in room {room}
   in: She asked where the lamp is from!!
   ana: That's the best thing I've heard all {day|week}. What did you tell her?
   in: That I know a shop with patience
   ana: 🙂 Give her our card, if there's one left.
   in: I'm down to three, can you put some in the next parcel?
   ana: A stack of fifty goes into {order}.`,
  `in: One {lamp} makes a humming noise when dimmed. Just one out of {count}
   ben: Then it's the dimmer module of that one. Could you swap its bulb with a neighbour, to be sure?
   in: Swapped. The hum stays with the lamp
   ben: Thank you, that makes it certain. A new module goes out today, it only plugs in. No tools.
   pause: 2d
   in: Module is in, silence 🤫
   ben: The best sound there is.`,
  `in: We need a number for the insurance: what are all the lamps worth so far?
   mia: With today's delivery £{8,412.00|9,730.50|11,264.00}, without bulbs and shipping. I can make a list with photos, insurers like that.
   in: Yes please, with room numbers if you have them
   mia: We have them, you told us every single one. You'll have it tomorrow morning.`,
  `in: {Hi|Hello}! Back from holidays. Did anything happen with {order}?
   ana: Welcome back! Everything arrived but {one|two} {lamp}, which I kept here so that nobody had to sign for a single parcel.
   in: You think of everything. Send it with the rest
   ana: It goes with the {rugs|vases|candle holders}.`,
  `in: Can I show you two fabrics for the shades in the {bar|lounge|library}?
   in/image: A
   in/image: B
   ana: B. A is beautiful by day, but with a bulb behind it the weave will show as stripes.
   in: That's exactly what happened with the old ones! B it is
   ana/note: Fabric B, item 77-{room}. Customer sends {few} metres to the workshop.
   ana: Please send {few} metres to Old Mill Yard, with your name on the roll.`,
  `in: The driver left the parcels at the bakery next door
   ben: Oh dear. Are they all there?
   in: All there, and they smell of {cinnamon|fresh bread} now
   ben: We don't charge for that 😀 I've asked the carrier to ring at the hotel next time.`,
  `in: {Quick one|Short question}: can the {lamp} be cleaned with alcohol?
   ana: Please don't, it takes the lacquer off. Warm water, a drop of soap, a soft cloth.
   in: I'll print that for housekeeping
   ana: I can do better: here's a page with all of your lamps on it: https://casalumen.example/care/{order}
   in: You made that for us?
   ana: For you and for everyone who'll ask next.`,
  `in: Budget talk, alas. Can we get the {count} {lamp} below £{limit}?
   mia: If we deliver all of them at once and without gift boxes, I can go to £{offer}.
   in: Deal 🤝
   mia: Deal. It's in {order}.
   mia/note: Agreed price in order {order}. Not a precedent for the next phase, please.`,
  `in: Good morning. There are {count} cartons here and I expected {count} plus one
   ben: Let me count on our side.
   ben: You're right, one {lamp} stayed on the shelf. I'm sorry. It leaves today, and I've put it on express.
   in: No drama, room {room} isn't ready before {Friday|the weekend|next week}
   ben: Thank you for being so kind about it. It will be there tomorrow.`,
  `in: Could somebody from you come for the lighting of the {stairs|courtyard|bar}? I'm stuck
   mia: I'd love to. I could be there the day after tomorrow at {ten|eleven|two}.
   in: I'll have coffee ready
   pause: 2d
   in: That was so helpful. Moving the {lamp} by half a metre changed everything
   mia: And the coffee was excellent. I've put our notes together: https://casalumen.example/notes/{order}`,
  `in: Housekeeping wants to know if the {lamp} can stay on all night in the corridor
   ben: With our bulbs, yes: {4|5} W, barely warm. Over a year it comes to about £{4|5} of electricity for each lamp.
   in: Less than the biscuits then
   ben: Far less than the biscuits.`,
  `in: I dreamt of cables. Please tell me something nice
   ana: All {count} {lamp} for the {east wing|second floor|courtyard side} passed the final check this morning, without a single note.
   in: That IS nice
   ana: Sleep better tonight!`,
  `in: The plan says {count} wall lights, I count one more on the wall. Who is right?
   ana: The wall, usually. Could you send me a photo?
   in/image: Here, behind the plant
   ana: The wall is right. I'll add one more {lamp}, it goes with {order}.
   ana/note: Drawing of this floor is out of date, always count on site.`,
  `in: We found out that room {room} is listed. No drilling at all!
   mia: Then a floor lamp and a table lamp, both with a switch in the cable. I did the same in a chapel once.
   in: A chapel?!
   mia: Very patient clients, chapels. Shall I change it on {order}?
   in: Please do`,
  `in: Do you have a {lamp} in another colour for the photo shoot? Just for {one|two} days
   ana: I have one in {clay|ink|sage} in the showroom. You may borrow it, against a nice picture for our wall.
   in: Deal! My brother picks it up {today|this afternoon|before noon}
   pause: 2h
   in: He has it. He also has two candle holders, nobody can send him anywhere
   ana: We noticed 🙂`,
  `in: What happens if a guest takes a {lamp} home? Asking because of the other hotel
   ben: For that there's a small steel cable, hidden under the foot. £{3|4} each, and invisible.
   in: {count} of those please. I believe in people but not that much
   ben: On {order}. I believe in steel cables.`,
  `in: The {lamp} in room {room} is too bright for reading in bed, says the tester (my mother)
   ana: Mothers are the best testers. Try the {3|4} W bulb there, or turn the shade so that the seam faces the pillow.
   in: The seam trick works. She's asleep already
   ana: The highest praise for a lamp.`,
  `in: Our painter leaned a ladder on a {lamp}...
   in/image: I can't look
   ben: Only the rod is bent, the rest looks sound. I'll send a new rod, it's held by two screws.
   in: He offers to pay
   ben: It's £{12|14|16}. Tell him a ladder costs more 😀`,
  `in: How do I get rid of all these cartons? There's a tower of them in the yard
   ben: Our van can take them back on its next round, flat and tied please. We use them {two or three|three} times.
   in: Oh wonderful. When?
   ben: In {days} days, in the morning. I'll ask the driver to ring.
   in: The tower and I will be waiting`,
  `in: Small thing: the box of {order} says "{lamp}" but there are candle holders in it
   ana: That would have been a dark room! I'm sorry. The {lamp} leaves within the hour.
   in: And the candle holders?
   ana: Please keep them until the van comes. Or keep them altogether, I'll give you a good price.
   in: You're a dangerous shop
   ana: We hear that now and then.`,
  `in: Weekly list from me 🙂
   | 1. {count} bulbs, as always
   | 2. One more {lamp} for room {room}
   | 3. Who do I ask about the chandelier?
   ana: Thank you!
   | 1. On {order}
   | 2. In stock, goes along
   | 3. Mia, she has been waiting for that question
   in: Chandelier list for Mia follows, it's a long one`,
  `in: Is it normal that a new {lamp} smells a little?
   ben: For the first hours, yes: it's the oil on the wood. Leave it on for an evening with the window open.
   in: It's actually quite a nice smell
   ben: Linseed and orange. Our oil man would be pleased.`,
]

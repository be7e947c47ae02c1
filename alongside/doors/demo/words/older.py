"""Months with older people."""

BANK = """
== widowed: older
-- Two cups | at home, {street} |
{n} had put out two cups before I came, and then I saw that one of them was for {late}. {They} saw
me see. “Forty-six years, the hand does it by itself.” I said we could leave it there. We did.
-- What there is to eat | at home |
Toast, and cake from [the funeral tin|next door]. {n} does not cook for one: “it’s like clapping
with one hand.” I asked what {late} had liked. {They} told me how {they} makes it, with all the
quantities.
+ ask {neighbour} whether {they} would like a plate on Thursdays
-- A plate on Thursdays | at home | neighbour
{n} had cooked {late}’s dish, too much of it, for {neighbour} and by accident for two others from
the stair. I was given a box. I said we should share it here, and we shared it here.
-- The wardrobe | at home | rel
{rel} wants to help with the wardrobe and {n} does not want to be helped yet. They were both
right, in rising voices. I asked {n} when {they} would know. “When it smells of nothing.” {rel}
went and stood in it with the door open and came out and said, “Not yet.”
-- The lunch club, to look | the lunch club |
{n} came to look and sat on the chair by the wall and was asked to cut bread. By the end of the
loaf {they} knew [four|six] names.
-- Forty pounds | | | phone
{n} rang, worried: {they} had put forty pounds in my coat pocket last time, “for the bus”. I had
found it. I said it was kind, that I may not keep money and why, and that I had told my manager
the same day. [Ed|A colleague] and I bring it back tomorrow, with a receipt, and tea would be
lovely.
-- The wedding day | at home | rel
On the day itself {n} put both cups out, on purpose. {rel} had brought the record. We listened to
one side.

== busandmemory: older
-- The number nine | at home | rel
{n} had got off the number nine at a place {they} did not know. A young man brought {them} home.
{rel} wants the bus stopped. {n} said, looking at me, “It goes to the lunch club. Then you stop that as well.” I said I would like to come with {them} on the number nine.
-- On the number nine | on the bus |
{n} showed me how {they} knows where to get off: the [church with the clock that’s wrong|blue
garage]. The blue garage has been painted white. It was not {n} that had changed.
+ make a card with {n} for the bus: stop, time, whom to ring
-- The memory clinic | the hospital | rel
The doctor told {n} and not {rel}, since {n} had asked for that at the door. {n} said the word
after her, quite calmly, and then asked what to do about the [stairs|tax]. In the car park {they}
held {rel}’s hand and said, “You go first.”
-- What is to be known | at home | rel
We began the book: what {n} likes, from breakfast on. Tea first, then talk. Not “sweetheart”.
Radio on, not that one. {They} dictated and {rel} wrote, and was corrected.
-- Who decides, later | the solicitor’s | rel
{n} signed for later, with {rel} and {friend} as the ones. The solicitor asked {them} everything
twice with {rel} outside. “I was very clear,” {n} told me, and {they} had been.
-- A good day, a bad day | at home |
The first time {n} did not know me, it was only for a moment. {They} was more frightened than I
was. I said my name and that we had been on the number nine together. “The white garage,” said
{n}.
-- Still going | the lunch club | friend
{friend} gets on one stop before. They ride together. {n} cut the bread. I am told I worry.

== stairs: older
-- On the floor | | | phone
{n} had lain in the hall from [five|six] until the post came. {They} told it as a story about the
postman. I laughed where {they} wanted and then asked what those hours were like. “Long,” {they}
said. “I counted the tiles.”
+ have the pendant alarm fitted this week
-- The pendant | at home | neighbour
{n} wore it for my sake for as long as I was there. I said I could see that. {They} said it looked
like [cattle|a prize marrow]. {neighbour} has one like it, twice glad of it already, and showed where it goes: under.
-- Rails | at home |
The man put the rails where {n} put {their} hands and not where the plan said. He had noticed it
himself. {They} gave him two custard creams.
-- Home from hospital | at home | rel
They had sent {n} home at nine in the evening with a bag of tablets and no milk. {rel} drove three
hours. I have written to the ward and {n} has read it: {they} took out one word and put in a
stronger one.
+ ring the ward sister and ask how that happened
-- The ward sister’s answer | | | phone
She rang back, and she rang {n} and not me. She was sorry, and said what they have changed. {n}
told her about the tiles.
-- To the letterbox | {street} | neighbour
{n} walked to the letterbox and posted a letter addressed to me. It arrived. “Dear [Madam|friend],
I have been out.”

== rightpeople: older
-- Nine different ones | at home | rel
Nine different carers in ten days, and each asked {n} where the flannel is. {They} had written a
notice: FLANNEL ON RADIATOR. I counted the names with {them}. {rel} said we should complain and
{n} said, “They’re girls, they’re run off their feet.” We complained about the rota.
+ ask the agency for three faces, not nine
-- Three faces | | | phone
The agency said it is not possible. I asked what would make it possible, and who can say yes. It
took two days and a person called Glenys. Three faces: [Bola, Sue and Krystyna|Precious, Ann and
Marek].
-- Learning {n} | at home |
I was there when they came together, the three. {n} told them: the flannel, the leg that is shy,
that {late}’s chair is for sitting in. {They} had put on [lipstick|a tie].
-- Half past seven | at home |
They come at half past seven now because {n} has got up at half past seven for eighty years. One
sentence in a plan. It took four months.
-- Krystyna’s hands | at home |
{n} is teaching one of the three to [crochet|play cribbage] in the eleven minutes that are left
over. “Don’t write that down, they’ll want them back.” I asked if I may write it without the name.
-- {club} again | {club} | friend
{n} went, in the good coat. {friend} had kept the chair. It is the first time since the winter.

== movingin: older
-- The letter with the offer | at home | rel
A flat with a warden, second floor, lift. {n} had slept on it, literally, it was under the pillow.
“If I go, who’ll feed the [hedgehog|fox]?” {rel} made the noise she makes. I said it was a fair
question and that we have until the [tenth|end of the month].
-- Looking at it | at the new flat | rel, friend
{n} took {friend} along and not {rel}, and told me that was on purpose. {They} measured the window
sill with {their} arm. {friend} lay down on the floor to hear the lift. It is a quiet lift.
-- No | | | phone
{n} said no to the flat and was afraid I would be cross. I said it was {theirs} to say, and that I
would tell them so. What would have to be different? “The kitchen looks at a wall. I can’t look at
a wall.”
+ ask whether there is one on the other side of the building
-- The other side | at the new flat | friend
The other side looks at the [school yard|canal]. {n} stood there a whole playtime. “Yes. When?”
-- What comes along | at home | rel
We made three lists. {late}’s chair comes. The big table goes to {rel}, who had never been asked
whether she wanted it and cried. The fox is being fed by {neighbour}, in writing.
-- Moved | at the new flat | neighbour
The chair is at the window. {n} knows eleven children by their coats. There is a residents’
committee and {they} has been on it for nine days.

== newcountry: older
-- Tea, three glasses | at home | rel
{rel} interpreted and I asked if {n} would rather somebody else did: {n} laughed at the question
when it reached {them}, and then thought, and said something short. {rel} left the room. We will
have an interpreter, a woman, of {n}’s own dialect.
+ book a woman interpreter of {n}’s own dialect
-- With the interpreter | at home |
{n} talked for two hours. Everything I had believed until then was {rel}’s version, and kinder
than the truth. {They} is lonely all day and would not say so in front of {rel}, who works nights
for all of them.
-- The community kitchen | the community kitchen |
Nobody shares {n}’s language. There was dough. By eleven {n} was in charge of it.
-- The doctor’s name | the surgery | doctor
The surgery called out a name, and it wasn’t a name {n} knew as {their} own. We spelled it
together at the desk: family name first, and how to say it. {doctor} practised it.
-- A letter home | at home | rel
{n} dictated a letter to {their} sister, whom {they} has not seen in eleven years. {rel} typed. I
understood only the names, mine among them.
* write to {their} sister every month
-- The sister’s face | at home | rel
A video call. They did not speak for the first minute and then spoke at the same time for an hour.
I had come about the bathroom. I came again about the bathroom on Thursday.

== tworooms: older
-- Next to each other | at home | rel
{n} and {rel} have been married since [1961|1968] and were offered two different places. {rel}
said, “Are we parcels?” I said I would write that word into the request, with their permission.
Both gave it.
+ ask in writing for two rooms next to each other
-- Waiting | | | phone
No answer yet. {n} said they had been through worse waiting. I rang again in the afternoon, and
again on the next day, so that I could at least say when.
-- A visit to look | the home | rel
They looked at one with two rooms and a door between. {n} asked the manager whether that door is
locked at night. “Only if you do it.” The manager’s name is Beata and she asked them how they met.
-- How they met | at home | rel
They both told it and neither agreed about the hat. I wrote down both hats.
-- The answer | | rel | phone
Yes: two rooms, one door, from the [first|fifteenth]. {rel} took the receiver from {n} to hear it
herself. Then nobody said anything for a while and I listened to their clock.
-- The door | the home | rel
It was open. There was a wedge in it made from a folded council letter.
"""

"""Months with grown-up people: voices, a front door, somebody to care for, a garden."""

BANK = """
== voices: adult
-- On the bench | {park} |
{n} asked me to sit on the left because the other side was taken. I sat on the left. {They} said
they were loud today, three of them, one of them rude about my shoes. I asked what helps when they
are loud. “[Gravel|Humming]. Walking on it. And when nobody argues with them or with me.” So we
walked.
-- The tablets | at home | doctor
{doctor} listened for once, {n} said afterwards, because {they} had brought a list: sleep good,
hands bad, “can’t feel music”. The dose goes down a quarter. {n} chose who rings whom if it gets
worse, in order: {rel}, me, {doctor}.
+ write {n}’s order of who to ring on a card, and bring three
-- The allotment | the allotments |
{n} digs. Somebody else holds the list of who waters when, because lists talk to {them}. A woman
called Barbara said, “You dig like my late husband.” It was praise.
-- When it got worse | | rel | phone
{rel} rang first, as on the card. {n} had not slept and thought the neighbours’ boiler was
speaking. We went together, and {n} decided {themself} on three nights at the crisis house,
because there is [a cat|a garden] there. It was in the card that {they} would like to be asked and
not told. We asked.
-- Coming back | at home | rel
{rel} had watered everything. {n} walked through each room and said what was the same. {They} was
ashamed about the boiler. I said that I had thought how early {they} noticed, and how it went by
the card.
-- Music | {cafe} |
{They} can feel music again. {n} played me eleven seconds of something on {their} phone, twice,
and watched my face.
* tell {doctor} about the music

== frontdoor: adult
-- What kind of door | at home | rel
{n} wants {their} own front door. {rel} is afraid of it and said so. We cut doors out of a
magazine. {n} chose a [red|green] one with a number you can read from the road. {rel} chose one
with two locks. They looked at each other’s doors.
-- Practice kettle | the practice flat |
A flat to practise in, with a kettle. {n} made tea for five, wrong for two, and asked each. I had
not seen {them} ask before; at home somebody else makes it.
-- Who {n} wants in the house | at home |
{n} interviewed four support workers with {their} own questions: Do you like [dogs|Westlife]? Do
you talk when the telly is on? What do you do if I’m grumpy? {They} chose the one who said,
“Wait.”
+ tell the three others, kindly
-- The flat | at home | rel
First floor, {street}. {n} read the number from the road. {rel} tried both locks and cried in the
bathroom with the tap on. {n} turned the tap off, “that’s my water”, and gave {rel} a towel.
-- The first week | | | phone
{n} rang every evening at six and told me what {they} had eaten. On Thursday {they} rang at seven,
because there had been somebody there.
-- A break-in that was not | at home | neighbour
{neighbour} had tried the wrong door. {n} had rung me, and {rel}, and then opened the window and
asked who it was. {They} were having tea when I arrived. We talked about windows and when to ring
999.
-- A vote | {cafe} |
{n} voted. {They} will not tell me what and I did not ask, {they} asked whether I had noticed that
I did not ask.

== afterstroke: adult older
-- The left hand | at home | rel
{n} calls the left hand “him”. He does not do what he is told. We sat at the table where {they}
worked and {they} told me what {they} used to make there. I asked if I might see one. There were
eleven in the cupboard, and the twelfth not finished.
+ ask {doctor} about hand therapy nearer than the hospital
-- Words that come late | {cafe} |
{n} orders for {themself}. The queue waited, I waited, and nobody finished the sentence, which I
had asked the girl behind the counter about beforehand, at {n}’s wish. “Black. Coffee.” It was
very good coffee.
-- {rel} | | rel | phone
{rel} is tired and feels that she may not be, because {n} is the one who is ill. I said both of
those can be so. She asked who there is for her. I gave her two names, one of whom rang her the
same evening.
-- The stroke group | the stroke group | friend
Nine people with a left or a right hand. They play a card game with pegs to hold the cards. {n}
cheats, {friend} says.
-- The bus | on the bus | friend
{n} and {friend} took the bus without me and let me meet it. {They} got off backwards, as taught,
bowed, and wanted to go home the same way.
-- The twelfth | at home | rel
It is finished: by the right hand, with him holding. {n} put it into my hand for a moment and took
it back. “Not. For. Sale.”

== fullhouse: adult
-- The path to the chair | at home, {street} |
There is a path from the door to the chair. I asked where I might stand so as not to be in the
way, and {n} showed me. The letter says “clear within 28 days”. {They} said everything here is a
sentence and they want {them} to throw away sentences.
-- One shelf | at home |
We did one shelf in two hours. {n} decided on each thing aloud. Keep, keep, keep, [mother’s|not
mine], keep, bin. The one in the bin was {theirs} to throw and {they} threw it. I carried nothing.
-- The landlord | | | phone
I rang and asked for months and not days, and sent {n}’s own photograph of the shelf. He was not
unkind. He has an aunt. We have until [the spring|June].
+ put the landlord’s “until June” in writing for {n}
-- The fire officer | at home |
The fire officer looked for what was good first: the [cooker is clear|alarm is tested]. Then he
asked {n} which way {they} would go in the dark. They walked it together with a torch. {n} moved
the first pile that evening, alone, because of the torch.
-- What it was all for | at home |
{n} told me about the year when everything was thrown away by other people, in one day, with
{them} at school. {They} had not told that before. I thanked {them}. We did no shelf.
-- A second chair | at home | neighbour
There is a second chair. {neighbour} sat in it. They talked about the war memorial, and {n} found
the very newspaper.

== caringfor: adult older
-- Since the fall | at home | rel
{n} has looked after {rel} for six years and said “we” for everything. I asked what {they} does
that is only {theirs}. {They} had to think. “I used to [swim|sing].” {rel} said from the bed, “You
did. Badly.” They laughed the same laugh.
+ find somebody to sit with {rel} on Wednesday mornings
-- A morning off | at home | rel
A man called [Winston|Trevor] came who had been a bus driver and knew every road {rel} knew. {n}
stood in the hall with the towel under {their} arm and could not go. {rel} called out, “You’ll
miss the quiet lane.”
-- The quiet lane | | | message
{n} sent me a picture of wet hair. That was all.
-- Half the night | | | phone
{rel} had been up six times. {n} had shouted and was ashamed of it. I said I had heard how tired
that was and asked about the hand: had {they} used it? No. The night sitter comes tomorrow and not
in a fortnight; I rang while {n} held on.
+ ask for two nights a week, not one
-- The bed downstairs | at home | rel
The new bed goes up and down. {rel} chose where: by the window with the bird table. {n} sleeps
upstairs, in the middle of the old one.
-- What comes | {cafe} |
{n} wanted to talk about what comes. I said what I know and what nobody knows. {They} asked who
will still ring {them} afterwards. I put {club} and {friend} and, until the summer, me.

== signing: adult
-- With hands | at home |
[Dawn|Callum] interpreted. {n} told me that the last worker looked at the interpreter and not at
{them}; I said tell me if I do. {They} had to, once, with a flick of the fingers under my nose.
+ always book {n}’s own interpreter, and say so if she is not free
-- The doorbell light | at home | neighbour
The trouble with {neighbour} began with a doorbell {n} cannot hear. There is a light for that now.
{neighbour} pressed it four times to see, and {n} came four times.
-- A hospital letter | | | message
{n} sent a photograph of the letter: “ring to confirm”. Nobody there takes texts. I rang as {n}’s
voice, word for word, and read their answers back by message.
+ complain with {n} about letters that say “ring us”
-- Six signs | {cafe} |
{n} taught the girl at the counter six signs. She had wanted to know for a year and did not dare.
{n} paid for nothing today.
-- The answer to the complaint | at home |
The hospital has written: a text number, from next month, “thanks to a patient”. {n} framed it, in
the toilet, opposite where one sits.

== garden: adult
-- By the water | {park} |
{n} does not like rooms for talking. We walked by the water and talked about [pike|herons] until
the second bridge. After the second bridge {they} told me about the brother.
-- The plot | the allotments |
{n} has half a plot, the wet half. The man with the dry half said nothing for three visits and
then left a spade there.
-- A letter from the bailiffs | at home |
{n} had the letter under the [clock|seed trays]. We read what they may do and what they may not.
They may not come in if {they} does not let them in. {They} read that line twice and took a breath
I could hear.
+ ring the debt advice line with {n} on Monday
-- On the line | | | phone
On the line for forty minutes. {n} gave every number. At the end the woman said, “You can breathe
out now,” and {n} said, “How did she know?”
-- Beans | the allotments |
So many beans. {n} gave me some and I said thank you, and we agreed on a bag to share at the
table, which is how it is done.
-- The brother’s day | {park} |
A year since. {n} wanted somebody beside {them} who did not say anything. I can do that. We saw
the heron.
"""

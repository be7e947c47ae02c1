"""Meetings that belong to no story: beginnings, ordinary days, calls, endings."""

BANK = """
== first: child
-- Two truths | at home | carer
I told {n} two true things about me and one that is not, and {they} found it in one go: I cannot ride
a [horse|unicycle]. Then it was {their} turn. I found none of {theirs}. {carer} laughed from the kitchen.

-- On the stairs | at home, {street} | carer
{n} sat four stairs above me and that was where {they} wanted me. I asked up what I should be called
and whether I may come on a [Tuesday|Thursday]. “You can come if you bring the same face,” {they} said.

-- Getting to know each other | at home, {street} | carer
{n} looked at me from under the [table|stairs] for the first ten minutes, and I talked with
{carer} about {pet}, so that there was time. I said who I am, how often I come and that {they} may
say “stop”. {They} tried it out: “Stop.” I stopped. “Go on.”
-- First time | {park} | carer
{carer} had told {n} that I would come, and what I look like, which was generous. We threw things
into the water. I told {n} what I am for, in two sentences, and {they} told me it back in one.
-- Saying hello | at home | carer
{n} showed me {their} room before I had my coat off: the good drawer, the scary wall, {pet}. I
asked whether there was anything I should know. “I don’t like it when people write while I talk.”
I put the pad in the car.

== first: teen
-- First time | {school} | teacher
{teacher} lent us the [art room|library corner]. {n} kept {their} bag on. I said I had read the folder
and that I would rather hear it from {them}, or hear something else. {They} chose something else:
[football|manga|{pet}].

-- Saying hello | in the car, {street} |
{n} did not come out of the house, so I wrote “I’m in the blue car with two hot chocolates” and
waited. After ten minutes the door of the car opened. We drank them. I said when I come next.

-- First time | {park} | friend
{n} had brought {friend}, “so there’s a witness”. I said that was sensible. The two of them asked me
things, in turns. The last was whether I get paid if they say no. I do, I said.

-- First time | {cafe} |
{n} had looked me up. {They} asked if I was going to be “like the last one”. I asked what the last
one was like. “Nice. Then gone.” I said how long I am here for as far as I know, and that I would
tell {them} first if it changes.
-- Saying hello | walking, {park} |
We walked, because {n} does not like rooms. I told {them} what I write and who reads it. {They}
asked to see some of it. I showed {them} today’s, in the rain, on my phone.
-- First time | at {carer}’s | carer
{carer} spoke for {n} and {n} let it happen, with {their} eyes on me to see what I would do. I
asked {n} the next question, and the one after that. At the door {they} said, “You can come
again.”

== first: leaver parent carer adult
-- First time | at home, {street} |
{n} had tidied and said so, and said that it would not be like that next time. I said I had come to
see {them} and not the floor. We sat where the light was. {They} told me first what is good.

-- Saying hello | walking, {park} |
We walked, because {n} thinks better with {their} feet. I said what I can do and what I can’t, and
{they} said that was shorter than the leaflet. {They} asked what happens to what {they} tells me.

-- First time | {cafe} | friend
{friend} came with {n} and did most of the talking for the first quarter of an hour. Then {n} said,
“I can do it now.” What {they} wanted to say was one sentence long, and I have it in {their} words.

-- Saying hello | at home |
The bell does not work, one knocks twice. {n} had put two chairs so that nobody had to look at
anybody. We agreed how often, how long, and that {they} may [ring off|send me home] at any time.

-- First time | at home, {street} |
I rang first, as {n} had asked, and took my shoes off. I said why I had come, who had asked me to,
and what {they} can say no to. {They} had [a list|one question]: “Who reads what you write?” I
answered it, and showed {them}.
-- Saying hello | {cafe} |
{n} chose the place and sat facing the door. {They} had told it all before, [five|six] times, to
people like me. I said I had read it, and that {they} did not need to tell it again. We talked
about what {they} would like to be different by [the summer|Christmas].
-- First time | at home | rel
{rel} was there, because {n} wanted that. I said what I had been told about {them}, all of it.
{They} listened to the end and said that two things were wrong, and which. I have written both of
those down as {they} told them.

== first: older
-- First time | at home, {street} |
{n} wanted to see my badge, and then rang the number on it while I stood in the rain. I said that was
exactly right. {They} let me in and dried my hat on the [stove|radiator].

-- Saying hello | {cafe} | friend
{friend} had arranged it. {n} ate {their} cake first and then put down the fork and said, “Now. What
is it you do?” I tried to say it without any long words, and nearly managed.

-- First time | at home | neighbour
{neighbour} let me in and stayed, because {n} asked for that. We talked about the street as it was,
house by house. At number [nine|forty] {n} said that {they} could do with a hand.

-- First time | at home, {street} |
{n} had put on a [good cardigan|tie] and I was sorry that I had come in a cycling jacket. {They}
wanted to know where my people are from. I told {them}. Then we could begin.
-- Saying hello | at home | rel
{rel} had asked us to come; {n} had not. I said so, so that it was said. {n} laughed and sent
{rel} to make tea. We talked about [the garden|Pathé News|bread] and, at the end, about the
stairs.

== ordinary: child
-- After school | {park} |
{n} wanted to be pushed on the swing and not to be talked to. I pushed. After a long time {they}
said, “{sib} has the same teacher now.” That was what there was to say today.
-- A drawing for the fridge | at home | carer
{n} drew all the people who live in {their} day, with arms as long as they needed. I got short
arms “because you’re only here till five”. {carer} was given very long ones.
-- {pet} | at home |
I was introduced to {pet} for the [second|third] time, with more details. {n} can explain anything
if it is about {pet}: what you do when somebody is frightened, for instance.
-- Library | the library | sib
{n} and {sib} had the same book at the same time, which went as you would expect. I read it to
both, with voices. {n} corrected the voices.
-- A cross day | at home | carer
{n} was cross and did not know what about. We did not find out. {They} tore up a
[newspaper|catalogue], very small, and we put it in a jar. {They} asked if the jar could stay with
me.
-- Chips | by the canal | friend
Chips with {friend}. They talked across me about a game I do not understand. I was asked to hold
things. A good afternoon.
-- {carer} asked me in | at home | carer
{carer} had a question and wanted {n} to hear the answer from both of us. {n} had the
[cushion|cat] on {their} head. “I can hear through it,” {they} said, and could.
-- Baking | at home | carer
Flat biscuits. {n} had read the recipe aloud to the end without stopping, which nobody remarked on
until afterwards, and then everybody did.
-- What the week was like | in the car |
We played the game with the traffic lights: red, one thing that was rubbish; green, one that was
all right. All the lights were green, all the way. {n} had to think of eleven.
-- The tooth | | carer | phone
{n} rang to say a tooth was out. I said congratulations. {They} held it up to the phone.

== ordinary: teen
-- Driving about | in the car |
{n} had the music and I had the wheel. {They} told me about [the party|{friend}’s mum|the
detention] between two songs. I turned nothing down.
-- Chips | {cafe} |
{n} was not in the mood and had come all the same. I said that counts. We ate and looked at [a
dog|the rain]. {They} asked what I wanted to be at fifteen.
-- {carer} and the wifi | at {carer}’s | carer
There had been a row between {n} and {carer} about the wifi. Each told me their version with the other in the room. They
were nearer than either thought: ten o’clock, and half past. They took a quarter past without me.
-- A text | | | message
{n} wrote “u still coming thurs”. I wrote “Yes, at four, I’ll bring the thing.” A thumb came back.
-- {club} | {club} |
I stood at the back as arranged, and did not wave. {n} was good. {They} looked across once.
-- What people say | walking |
{n} asked what I would do if people said things about {them} that were half true. I asked which
half. {They} walked on for a bit. “The worse half.”
-- Hair | at {carer}’s | friend
{friend} was dyeing {n}’s hair over the bath and I sat on the edge. You can talk well to somebody
whose eyes are shut. It is [blue|very blue].
-- Exam timetable | the library |
We cut the timetable up and laid it out on the floor, so that it was only as big as the floor. {n}
put {their} [shoe|crisps] on physics.
-- Not today | | | phone
{n} did not want to meet today and said so. I thanked {them} for ringing. We moved it to
[Monday|Thursday]. No reason asked and none given.
-- Something good | {cafe} | friend
{n} had been [picked|asked to draw the poster|made captain]. {They} told it in the flattest voice
{they} had. {friend} told me it properly.

== ordinary: leaver
-- Washing | the launderette |
We watched {n}’s washing. You can say things to a drum going round. {They} misses [Carol’s|the
home’s] noise and would not tell anybody else.
-- A text | | | message
{n} sent a photo of a [curry|shelf] {they} had made, no words. I sent one back of mine, which was
worse. {They} put “clearly”.
-- {friend} and the rent | {cafe} |
{friend} has been staying and does not pay. {n} knows what {they} wants to say. We tried it with
the salt as {friend}. The salt took it well.
-- {rel} | | rel | phone
{n} rang with {rel} in the room to settle who was right about {n} at five years old. I could look
it up; {they} asked me not to, they wanted to argue.
-- Job centre | the job centre |
I sat next to {n} and said nothing, as agreed. {They} showed eleven applications, in order. The
woman printed one and said, “I’d hire you.”
-- Nothing wrong | at home |
Nothing was wrong today. {n} had noticed that first, on the bus, and had not trusted it. We had
tea.

== ordinary: parent
-- At the school gate | {school} | child
{n} had asked me to be there by chance. {They} wanted to ask {teacher} something and not to cry.
{They} asked it. I looked at the [notice board|hamster].
-- On the step | at home | child
We sat on the step while {child} drove a [tractor|pram] up and down. {n} told me about {their} own
mother, in bits, when the tractor was at the far end.
-- How the mornings are | at home | child
I came early to see a morning. Shoes: four minutes. {n} did a voice for the left shoe. I told
{them} I would be stealing that voice.
-- {rel} says | | rel | phone
{rel} rang me behind {n}’s back. I said I would have to tell {n} so. “That’s why I rang,” she
said. I told {n} this evening.
-- Forms | at home |
Two forms, one tea. {n} read the questions and I wrote, then the other way round, because {they}
thought that fair.
-- Laughing about it | {cafe} |
{n} told me about the [custard|bus driver|wrong pram] and had to stop twice. I have known {them}
since [spring|last year] and had not heard that laugh.
-- A worried morning | | | phone
{child} had a temperature and {n} wanted to hear from somebody that {they} was doing it right.
{They} {was}. I said which things, one at a time.
-- {child} asks | at home | child
{child} wanted to know what I do all day. {n} answered for me: “She comes round and asks how it
was and then it’s less.” I hope so.

== ordinary: carer
-- At the kitchen table | at home | child
{n} had kept [the letter|three questions] for me under the fruit bowl. We did the first two. The
third was not a question, it was that {they} was proud of {child}, and wanted to say it to
someone.
-- School shoes | | | phone
{n} rang about school shoes: who pays. I did not know. I rang back at four when I did.
+ get the school shoes money in before Monday
-- A walk | {park} | child
{child} ran ahead. {n} talked about {their} own childhood, not as an explanation. I said thank
you.
-- {rel} came by | at home | rel
{rel} wanted to know why {n} does this. {n} said, “Because I can, and you can’t.” They looked at
each other, and it was all right.
-- A quiet week | at home | child
Nothing to report, {n} said, and gave me a piece of cake to report. {child} slept through, five
nights.

== ordinary: adult
-- Round the block | walking |
{n} had not been out since [Thursday|I last came]. Once round the block. At the corner {they}
wanted to see if the [cherry|wall with the poster] was still there.
-- The post | at home |
We opened the post together, biggest first. {n} held the bin. One was a real letter, from [a
cousin|an old colleague], and we stopped for that.
-- Coffee | {cafe} | friend
{friend} joined us and knew something I did not: that {n} had [given a reading|mended the heating
downstairs]. {n} looked out of the window, pleased.
-- How the night was | | | phone
{n} rang at nine as agreed. The night had been [shorter|long with a good end]. {They} had done
what is on the card, first one and then two.
-- {rel} rang | | rel | phone
{rel} wanted to know how {n} is and I said that {n} is the one to tell that. She knows, she said,
she only wanted to hear a voice. We talked about her for a bit.
-- Cooking | at home |
{n} cooked and I chopped. {They} said I chop like somebody with a pension. The soup was excellent.
-- Nothing today | at home |
{n} did not feel like talking. I asked if I should go or sit. “Sit.” I sat for half an hour. At
the end {they} said it had been good.
-- At {club} | {club} | friend
I came by, as {n} had asked. They introduced me as “my {w}”. There was a queue for what {they}
makes.

== ordinary: older
-- Tea | at home |
Tea, and the [biscuits from the tin|good cake]. {n} asked after my knee. It took a while before we
were at {theirs}.
-- The window | at home | neighbour
{neighbour} waters the box now, and {n} tells {them} how. They do it through the open window, for
the exercise, says {n}.
-- {rel} on the telephone | | rel | phone
{rel} is a long way off and worries at night. I told her what {n} had said that I might: that the
rails are good and that {they} is not eating enough. She is coming on [Friday|the weekend].
-- Photographs | at home |
We looked at one album. {n} knew everybody, back to [1938|the war], and whom they should have
married.
-- {doctor} | the surgery | doctor
I went along for a third ear. {doctor} explained it to {n}; at home we told it each other once
again, and wrote it up on the calendar.
-- Shopping | the market |
{n} chose, I carried, nobody hurried us. The man with the fish knew {them} from before and asked
after {late}, and {n} told him, and he took his cap off.
-- A bad night | | | phone
{n} had been awake since three. I asked what {they} does then. “I go through everybody.” {They}
was at the letter M.
-- In the garden | at home |
Ten minutes outside, in the chair. {n} instructed me about the [roses|beans]. I did it wrong and
was let off.
-- At {club} | {club} | friend
{n} introduced me all round as somebody from the council, “but all right”. There was soup and a
birthday.

== call: child teen
-- | | carer | phone
{carer} wanted to tell somebody that {n} had [laughed all through tea|tidied without being asked|sung
in the bath]. I said thank you for ringing with that.
-- | | | phone
{n} rang to ask how you spell [rhythm|necessary|guinea]. We got there.
-- | | carer | phone
{carer} rang to say how it had gone: [better than Tuesday|a hard morning and an easy tea]. I asked
if {n} knew {carer} was ringing. {They} did; {they} said hello in the background.
-- | | teacher | phone
{teacher} rang. {n} had [helped a new one find the hall|gone home at two|fallen asleep on the
desk]. I said I would ask {n} about it and not tell {them} about it.
+ ask {n} about it, and ring {teacher} back
-- | | | message
I sent {n} the time for [Thursday|tomorrow], and the bus. “ok” came back, with a [dog|cactus].
-- | | | phone
{n} rang {themself}, to ask whether next week is still on. It is.

== call: leaver parent carer adult older
-- | | | phone
{n} rang with good news and did not want to keep it until [Thursday|Monday]: [the letter had come|the
lift was mended|{friend} is back].
-- | | | message
{n} sent a photograph: [a full table|the first daffodil|{pet} in a box]. No words. I sent back an
exclamation mark.
-- | | neighbour | phone
{neighbour} rang to say that all was well, as {n} had asked for if {they} {was} not at the window by
ten.
-- | | | phone
I rang to say that I had been wrong about the [date|form|bus]. {n} said, “Write that one down.”
-- | | | phone
{n} rang to move our time: [the plumber|a shift|the hospital]. We found another straight away.
-- | | | phone
A short call. {n} had had the answer about [the bus pass|the bed|the reading group] and wanted me
to know it first.
-- | | rel | phone
{rel} rang with something {n} had asked to be passed on: that it had [arrived|gone well], and that
I need not ring.
-- | | | message
I wrote to say I was running ten minutes late. {n} wrote back,
“[kettle is patient|no rush, I’m in my slippers|good, I’m fifteen late myself|then I’ll do my hair]”.
-- | | | phone
I rang {n} back with the answer I had promised: it is [yes|yes, from Monday|no, and I have asked
why in writing]. {They} took it down.
-- | | doctor | phone
{doctor} rang back about {n}’s [tablets|appointment], with {n} knowing. It can be [a week
earlier|at home]. I told {n} straight after.

== crisis: child teen
-- | at {carer}’s | carer
{carer} rang at [six|ten at night]: {n} had locked {themself} in. I sat on the landing and talked
about nothing, {pet} mostly. After forty minutes the key turned. {They} was hungry. We found out
the rest the day after.
-- | the hospital | carer
{n} had hurt {their} [wrist|head] and {carer} wanted somebody there who knows {them}. I sat on the
other side. {They} squeezed my hand when the stitches went in, and asked me to say it was {friend}
who had cried.

== crisis: leaver parent carer adult older
-- | at home | neighbour
{neighbour} rang. {n} was in the hall in the dark and frightened: the [meter had run out|door had
been kicked]. I dropped everything. We sat on the stairs until the [light was back|locksmith
came].
-- | the hospital | rel
{n} had been taken in by ambulance in the morning. I came with the bag {they} keeps packed. {They}
was more worried about {pet}; {neighbour} has {pet}.

== unannounced: child parent
-- | at home, {street} | carer
I came without saying so beforehand, and told {n} at the door why: because of what {teacher} had
heard on Friday. {They} was angry about that, and let me in. I saw the bedrooms, the fridge and
{them}. I said what I had seen before I left, and when I come again, announced.

== last: child teen
-- Saying goodbye properly | {park} | carer
{n} had chosen the place. We did everything once more, the [swings|stones|chips] included. I gave
{them} the letter I had written about the time we had. {They} read it then and there and asked me
to change one thing. I had a pen.
-- The last one | {cafe} |
{n} asked who will have my chair. I told {them} what I know. {They} had drawn the [volcano|bus
shelter|orange clock] for me, small, to take along. I said that I may take a drawing, and that I
was glad.

== last: leaver parent carer adult older
-- The last time, for now | {cafe} |
{n} said what had helped: that I came when I said I would; and what had not: the folder. I said
what I had learned from {them}. {They} has the number, and knows who will answer it.
-- Finishing | at home |
We read the beginning again and compared. {n} had forgotten how it was with the
[curtains|envelopes|stairs]. I have left {them} all of it in writing, in {their} words first. We
shook hands at the door, and then {they} shook again.
"""

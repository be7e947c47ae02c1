"""Months with young people of thirteen to seventeen, and with those in their first flat."""

BANK = """
== threedays: teen
-- Outside the gate | {school} |
{n} had got as far as the bus shelter. We sat in it. {They} said the building was not the problem,
it was the corridor after [form|lunch]. I asked what would have to be different about the
corridor. “Fewer people. Or me smaller.” I said I had been told I was too tall all my life and it
had not helped to be told. {They} laughed, nearly.
+ ask whether {n} can leave lessons three minutes early
-- Three minutes | {school} | teacher
{teacher} agreed on the three minutes and had a card made. {n} turned it over to see what it said
on the back. Nothing. {They} drew a [snail|small door] on the back while we talked about the
timetable.
-- What counts | {cafe} |
{n} talked for most of an hour about [charcoal|editing films|the bass line]. {They} showed me on
{their} phone. I said what I saw and got it wrong, and was corrected. {They} said school “only
counts when it’s {teacher}’s”. So there is one thing that counts. I said so.
+ ask about another hour of {teacher}’s lessons
-- Four days, then none | | | phone
{n} rang to say that {they} had done four days last week and would do none this week. I asked what
the fourth day had cost. {They} thought about it. “Everything for the weekend.” We agreed on
three, properly, and that nobody says “only three” to {them}.
-- {carer}’s view | at {carer}’s | carer
{carer} thinks three days is too few and said so, and {n} said that {carer} had left school at
fifteen, and it got loud. I said that they both wanted the same thing. {n} said, “We don’t,
{carer} wants it to have been different.” It was quiet. Then {carer} put the kettle on and said
that might be true.
-- On the wall | {school} | teacher, carer
Three of {n}’s pieces hung in the corridor: that corridor. {They} walked us through it as if it
were nothing. {carer} stood in front of one for so long that somebody asked if {carer} was all
right.
* try Tuesday mornings
-- Two out of two | walking from {school} |
Two out of two. {n} said Tuesday mornings smell of floor. We talked about college, for the first
time as a place and not as a threat. {They} wants to see the studios with nobody explaining
anything to {them}.
+ book a visit to the college when it is empty

== evenings: teen
-- In the car outside | in the car, {street} |
{n} got in and put the seat back. New trainers. I said they were nice and did not ask. After the
second time round the ring road {they} said, “You’re meant to ask.” I said I would like to know,
and that {they} could decide when. {They} said they were from a friend. I said I was glad to see
{them} back.
-- What I have to do | {cafe} |
I told {n} plainly: if I think somebody is using {them}, I have to tell people, and I will tell
{them} first. {They} said, “Nobody’s using me, I’m not stupid.” I said nobody clever is safe from
it and that it would not be {their} fault. {They} ate all {their} chips and half of mine.
-- Twenty past two | | | phone
{n} rang at twenty past two in the night from [the retail park|a station]. {They} did not say what
had happened. I asked: are you hurt, are you alone, can you see a light. {They} went and stood in
the light. {carer} fetched {them}; I stayed on the line until I heard the car door.
-- The day after | at {carer}’s | carer
Nobody shouted. {carer} had made soup. {n} said “don’t make me tell it all in one go”, so we did
not. {They} told the bit about the phone, and gave it to me {themself}. I said what happens with
it next, who sees it, and when {they} gets it back.
+ get {n} a phone for the time without {their} own
-- The worker from the other team | {park} |
I brought [Leila|Corey], whom {n} may get to know. We played cards on a wall. {n} asked how many
of “them” there are, meaning people like me. I said two, so far, and that {they} may say no to the
second one. {They} beat both of us and said, “She can come again.”
-- Words for it | in the car |
“So it’s not that I’m in trouble, it’s that I was in trouble.” I said yes, that is it exactly. We
drove round the ring road once for that sentence.
-- An evening in | at {carer}’s | carer, friend
{friend} was there and there was a film. {n} opened the door to me with a blanket on {their} head
and told me I could go again, everything was boring. I went again.

== sleep: teen
-- Two in the morning | at home | carer
{n} told me that {they} was awake most nights from two until five. {carer} did not know. I asked
what two in the morning is like. “Loud.” We wrote down what is loud. At the top was [the exam
list|what {friend} said|Dad’s face].
-- {doctor} | the surgery | carer, doctor
{n} had asked me to begin. I said one sentence and {they} did the rest, looking at the blood
pressure machine. {doctor} did not hurry. There is a waiting list of [five|seven] months, and
something else that begins on Thursday, which is smaller.
+ go with {n} to the first Thursday
-- The first Thursday | the old chapel |
{n} walked round the building twice before we went in. Six people, one of whom {they} knew, which
was the worst thing and by the end the best. {They} said nothing and drew on {their} hand. “I’ll
come again if you wait in the car.”
-- The box | at home |
{n} has a shoe box for two in the morning: [a wordsearch, mints, a playlist, a smooth stone|cards,
socks, a picture of {pet}]. {They} showed me the list on the lid. Number six is “wake {carer},
{carer} said I can”. I asked if {they} has used number six. “Once. It was all right.”
-- A bad week | at home | carer
I asked {n} straight out whether {they} had thought about not being here. {They} said yes, on
Sunday, and not since, and told me what stopped {them}: [{pet}|the Thursday people|{sib}]. We rang
{doctor} together and {they} is being seen tomorrow. {carer} knows. {n} knows that {carer} knows.
The tablets are at {rel}’s.
+ ring every evening at eight until Friday
-- Eight o’clock, again | | | phone
Five evenings, five calls. {n} picked up every time, twice with the mouth full. {doctor} was “all
right, actually”. {They} asked if I was going to stop ringing now. I said yes, as we had agreed,
and that {they} can ring me.
-- Six hours | {park} | friend
{n} had slept six hours, three nights running, and felt “weirdly robbed of something to say”.
{They} and {friend} were painting [a bike|the bench]. I held the tin.

== lookingfor: teen
-- The photograph | {cafe} |
{n} showed me the one photograph: {their} mother, {their} little brother, a wall. {They} asked
whether people in England look for people. I said yes, the Red Cross does, and that it can take
years, and that I would come with {them}. {They} said years is all right.
+ book the first appointment with the family tracing people
-- The tracing form | the Red Cross office | friend
It has forty questions. The interpreter (not the one from before: {n} does not want him) read them
slowly. At “last seen” {n} put the pen down. We went out and looked at the buses for a while.
{They} finished it.
-- Two birthdays | | | phone
{n}’s papers say one year and {they} says another. {They} asked me whether I believe {them}. I
said that I write down both, each with whose it is, and that I had no reason not to. {They} was
quiet and then asked what I was having for dinner.
-- College | the college | teacher
The woman at the desk asked for a document that does not exist. {n} had the letter ready, in a
plastic sleeve, and explained it to her {themself}. I did not have to say anything at all. {They}
starts on [Monday|the ninth]. {They} chose [electrics|maths and English|bricklaying].
-- Bread | at {carer}’s | carer
{n} had baked. {carer} had bought the wrong flour and {n} had made it work. We ate it hot with
{carer}’s jam, which {n} finds alarming. {They} laughed at both of us.
-- A letter from the tracing people | {cafe} |
They have found the cousin’s telephone number. {n} held the letter flat on the table with both
hands. {They} did not want to ring today. I asked when. “When it is Friday there.” We will ring
from here, at this table, on Friday.
+ be at {cafe} on Friday at one, for the call
-- The call | {cafe} |
The cousin answered. I do not have the words that were said and I do not need them. {n} held my
sleeve. The brother is alive and is taller than {them}. {They} asked me three times whether I had
heard it too.

== workshop: teen leaver
-- The repair café | the repair café |
{n} took a [toaster|bike hub|speaker] apart on the table and put the screws in the order they came
out. A man called Alan watched for ten minutes and then asked {them} to look at his. I was not
needed and had a cup of tea.
-- A Saturday job | {street} | boss
We walked past the shop twice. {n} went in alone. I watched through the window: {they} [shook
hands|pointed at the wheel], somebody laughed. Two Saturdays, to see. {They} came out and kept
walking because {they} did not want to be seen smiling.
-- Late | | | phone
{n} had been late and had not rung, and wanted me to ring for {them}. I said I would sit next to
{them} while {they} rang. {They} rang. {boss} said, “Tell me next time, I’d have come and got
you.” {n} repeated this to me as if it had been in another language.
-- The overall | {street} | boss
There is an overall with {n}’s name on the pocket. {They} did not mention it; I saw it. {boss}
said that {n} finds faults by listening. I asked {n} if {they} knew that about {themself}. “I
thought everyone heard it.”
-- Money, on paper | at home |
We made four columns. {n} earns more in a month than {they} thought and spends [all of it on
chicken|most of it on data]. {They} decided on a fifth column for {sib}. I had not thought of
that.
* put ten pounds aside for {sib} each month
-- Apprenticeship | the college | boss
{boss} came to the interview in a jacket. {n} had brought the [hub|toaster] in a bag. They asked
what {they} does when {they} cannot find the fault. “Leave it and come back, it’s always something
small.” They start in September.
+ ask what the bus pass for apprentices costs

== brother: teen
-- Every second Sunday | at {carer}’s | carer
{n} had written down every Sunday that {they} should have seen {sib} and did not: seven since
[spring|the move]. Beside each was the reason given. Four times it was us. I read them out and
said sorry for each of the four. {They} said, “I don’t want sorry, I want Sundays.”
+ find out who can say yes to Sundays, and give {n} the name
-- Who can say yes | | | phone
I rang {n} with the name. {They} asked if {they} could write to her. I said yes, and that I would
not correct the spelling. “I don’t make spelling mistakes,” {they} said, and there was not one.
-- An afternoon | {park} | sib
They had made a [list|map] of what they would do and did one thing on it, all afternoon. {sib} has
grown out of the coat. {n} noticed that first, and gave {sib} {their} own and was cold and would
not have mine.
-- The coat | at {carer}’s | carer, sib
{carer} had found a coat. {sib} is sleeping over, for the first time, on the mattress that smells
of camping. They were whispering when I left. {n} called down the stairs that I may write it down.
-- What was written about that day | {cafe} |
{n} had read the old entry that says {they} “was aggressive and damaged property”. {They} told me
about the door. It was the day the Sunday was cut. I asked what {they} would have written. {They}
dictated, and I put it next to ours: “I kicked a door because they said no Sunday and nobody told
me till I had my shoes on.”
-- Sundays, in writing | at {carer}’s | carer
The letter came, to {n} and not to me. Every second Sunday until {they} is eighteen. {They} had
already put them in {their} phone, in {sib}’s phone and on the fridge.

== firstflat: leaver
-- The key | {street} | rel
{n} opened {their} own door with {their} own key and then shut it again and opened it again.
Inside: a [mattress|sofa], a lamp, a great deal of echo. {rel} had brought a pan. I had brought a
corkscrew and a plant, which {n} said was middle class.
+ chase the money for the cooker
-- The cooker | at home | neighbour
The cooker had been delivered to {neighbour} by mistake, and {n} had gone round and talked to
them, which {they} would not have done in spring. We boiled pasta. {They} salted it like the sea.
We ate it.
-- Sundays at seven | | | phone
{n} rings on Sunday evenings at about seven. There is nothing {they} wants. I said that Sundays at
seven are fine and that I have them in my diary as “nothing”. “What do other people do on
Sundays?” {they} asked. We made a list and most of it is other people.
-- The brown envelopes | at home |
A drawer of them. We sorted by colour and not by date, {their} idea. Two mattered. {n} rang about
the first one with the phone on speaker and said {their} own name like a password. It is [a
refund|less than {they} feared].
+ sit next to {n} for the second envelope on Thursday
-- The second envelope | at home |
It was the council tax and it was wrong. {n} explained to them that {they} is under the age for
it, and they agreed, and said sorry, on speaker. {They} danced in the echo. There is less echo
now, there are curtains.
-- A tea | at home | friend, rel
{n} had invited people: {friend}, {rel}, me, and {neighbour}, who brought [samosas|a cake from the
bargain shelf]. There were four cups. {They} has decided that is enough cups.
-- What stays | {cafe} |
We talked about what ends when {they} is [twenty-one|twenty-five] and what doesn’t. {n} asked
whether {they} can ring on a Sunday then. I said we will write down what is true, with the number,
and that I do not want to promise more than I can keep. {They} said that was the best thing about
me and also the most annoying.
+ put in writing what {n} can still ask for, and until when

== collegemoney: leaver
-- Monday to Thursday | {cafe} |
College is Monday to Thursday and the money comes on the [nineteenth|last Friday]. Between them
are nine days. {n} had a system with rice. I said the system was good and the nine days were not
{their} fault.
+ apply with {n} for the college fund
-- The form for the fund | the college |
The form asks what your parents earn. {n} wrote “n/a” and then, smaller, “I’d like to know too”.
The woman at the counter read it and got up and fetched somebody. It was decided on the spot.
-- {boss} | {street} | boss
Two shifts a week, not on Mondays. {boss} asked what {n} wants to be. {They} said “warm”. They
both laughed and {they} has the shifts.
-- Falling asleep in class | | | phone
{n} had fallen asleep in [statistics|health and safety] and thought that was the end. I asked
{them} to tell me the last three days by the hour. It was not laziness, it was arithmetic. {They}
will swap one shift.
* ask {boss} for Saturday instead of Wednesday night
-- The fridge | at home |
There was food in the fridge on the eighth of the nine days. {n} took a photograph of it. I was
allowed to look in the freezer, too: eleven labelled boxes.
-- Marks | {cafe} | friend
A merit. {n} had told {friend} first, then the woman at the counter, then me. I said third was
about right.

== newparent: leaver parent
-- Before | at home | rel
{n} is due in [four|six] weeks and is frightened of two things: the birth and us. {They} said the
second one quietly. I told {them} what I decide and what I do not, who does, and what I will be
writing. {They} asked me to write that {they} had asked. I have.
-- The bag | at home |
We packed it from the list and then unpacked what was silly. {n} had a tiny hat from {rel} that
had once been {n}’s own. {They} put it in the inside pocket, where {they} can find it in the dark.
-- She is here | the hospital | rel
Three kilos and one hundred grams, a furious face. {n} knew how to hold her and told the midwife
so. I said what I saw: that the baby stopped crying when {n} spoke. {They} asked me to say it
again when somebody else was in the room.
-- Night feeds | at home |
{n} had written down every feed, because {they} thought I would want it. I said I would rather
hear how {they} was. {They} cried, and the baby slept through it. We worked out who could take her
from six to nine in the morning, so that there is one sleep.
+ ask whether somebody can come from six to nine, twice a week
-- The group | the children’s centre |
Seven babies on a rug like a [tide pool|dropped salad]. {n} sat near the door. One of the others
had the same pram and the same estate, and they left together. {They} forgot to say goodbye to me.
-- What I wrote about it | at home |
I read {n} what I had written so far, all of it. {They} corrected one time and one word. The word
was “coping”. {They} wanted “doing it”. I changed it.
-- Laughing | at home | rel
She laughs, at [the hiccups of the washing machine|{pet}]. {n} made it happen three times so that
I would believe it.
"""

"""Months with children of five to twelve."""

BANK = """
== mornings: child
-- Breakfast, and the walk in | at home, {street} | carer
I came at half past seven because that is when it goes wrong. {n} had {their} coat on over
[pyjamas|{their} school jumper] and sat on the bottom stair. “My tummy says no.” I said tummies
often know something and asked what this one knew. {They} thought it was about the [dinner
hall|noise on the bus|toilets]. {carer} said nothing, which I think was hard for {carer}. We
walked as far as [the postbox|the zebra crossing] and back.
+ ask {teacher} whether {n} can go in by the side door
-- {teacher}, about the side door | | teacher | phone
{teacher} said yes before I had finished asking. There is a [bench|radiator] by the side door
where two other children wait too. I said {n} would want to see it when nobody is there. We agreed
on [Wednesday|Thursday] after school.
-- Looking at the side door | {school} | teacher, carer
{n} tried the bench, the door and the peg, in that order, and asked whether the peg could be [the
end one|the one with the fox on it]. {teacher} said she would see. {n} told her about {pet}. On
the way back {they} said, “It smells different when it’s empty.” I asked if that was good. “It’s
just different.”
-- Three mornings out of five | at home | carer
{n} had drawn the week with a face for each day: three ordinary, one cross, one with a [zip for a
mouth|cloud on its head]. {They} told me the cross one was when we all talked about it at tea.
{carer} said sorry to {n} straight away, for talking over {them}. I said sorry as well, I had
started it.
* say “not now” instead of going upstairs
-- What the dinner hall is like | {school} |
{n} took me to the dinner hall at ten past two, when the tables were folded away. {They} showed me
where the [big boys|loud table] sat and where {they} held {their} breath. I did not know that:
{they} had been holding {their} breath through the whole of lunch. We tried breathing out first.
{They} laughed at how I did it.
+ ask whether {n} and {friend} could eat with the [library|gardening] group on some days
-- A good week | at home | carer
Five mornings. Nobody made a fuss, as agreed, but there was [pancake batter|a cake with a bus on
it] on the table. {n} said lunch in the library group was “quiet but in a good way”. {carer} slept
until seven for the first time since [autumn|the summer]. I asked {n} what had made the
difference. “The peg,” {they} said, “and that you came early.”
-- The walk, without me | {park} |
{n} walked in with {friend} and waved from the corner, so that I stayed at the corner. We met at
three instead and walked round {park}. {They} talked about {pet} for most of it, then asked if I
would stop coming now. I said not yet, and that when I did {they} would know the day before
anybody else.

== newhome: child
-- The first evening | at {carer}’s | carer
{n} kept {their} shoes on. {carer} showed {them} the [landing light|airing cupboard|back step]
first and the bedroom last, which was right. {They} asked me how many nights. I said I did not
know and that I would not guess, and that I would come tomorrow at four. {They} made me write “4”
on {their} hand.
+ bring the [blue blanket|rabbit with one ear] from the other house
-- Four o’clock, as I said | at {carer}’s | carer
{n} was at the window with the number still on {their} hand. I had the [blanket|rabbit] in a
carrier bag and said sorry about the carrier bag. {They} smelled it and put it under {their}
jumper. {carer} had found out that {n} eats peas frozen and nothing else green. We wrote down the
house rules together; {n} added one: “knock”.
-- What is missing | at {carer}’s |
We made a list of what was still at the other house. {They} knew exactly: [the box with the
letters in|a football card|the photo on the fridge], the cup with the chip, Mum’s
[scarf|hairbrush]. I wrote it down in {their} order. {They} asked if Mum would be cross that
{they} wanted the scarf. I said I would ask her, kindly.
+ fetch what is on {n}’s list, starting with the photo
-- {sib}, for an hour | {park} | sib
{n} and {sib} ran at each other and then did not know what to do. They [threw stones in the
water|built a dam|shared one bag of chips], and talked with their backs to me, which was how it
should be. {sib} cried at the end. {n} said, “Next time is in two weeks, I’ve got it on my hand.”
I had promised both of them the date, so I wrote it on both hands.
+ fix the next three times with {sib} and give both of them the dates in writing
-- Talking with Mum about the scarf | | | phone
I rang {n}’s mum and asked about the scarf. She was quiet, and then said of course, and that she
would wash it first. I said maybe not to wash it. We both laughed a little. She asked what {n} has
for breakfast now.
-- {their} room | at {carer}’s | carer
{n} had turned the bed round so that it faced the door. {carer} asked before helping with the
wardrobe, and knocked twice while I was there. {n} counted. We put the photo [above the
lamp|inside the cupboard door, where only {they} see it]. {They} asked whether this was where
{they} lived or where {they} was staying. I said {they} could call it what felt true, and that the
answer about the judge comes in [May|three weeks].
-- The question again | in the car |
“Is it because of me?” {n} asked it to the windscreen. I stopped the car before I answered. I said
no, and that it was because the grown-ups could not make it safe, and that Mum knows that too.
{They} asked me to say it again. I said it again.
-- A day that went well | at {carer}’s | carer
{carer} told me in front of {n} that {they} had [laughed until milk came out|won at Uno four
times|slept through]. {n} said “Don’t write the milk.” I said I would only write that there was
laughing. {They} has asked for [a key|curtains with planets], and {carer} wants that as well.
+ ask about a door key for {n}

== dadaway: child
-- The letter | at home | carer
{n} had Dad’s letter in {their} pocket for three days and wanted me to read it first “in case”. I
read it. It was kind and short. I gave it back and said there was nothing bad in it. {They} read
it standing up. Dad has drawn a [penguin|tractor] at the bottom as he always does.
-- Writing back | at home |
{n} knew what to draw and not what to write. We tried three beginnings out loud. The one that
stayed was “Dear Dad I am [still in goal|taller than the radiator].” {They} asked if the officers
would read it. I said yes, they have to, and {they} crossed one line out very thoroughly.
+ post {n}’s letter today
-- Before the visit | {cafe} | carer
I told {n} what the visit would be like, in order: the lockers, the dog, the chairs that are
fixed. {They} asked if the dog bites. I said no. {They} asked if Dad would be allowed to get up. I
said I would find out, and rang the visitors’ centre there and then: he can stand up to hug {them}
at the beginning and the end.
-- The visit | the visitors’ centre | carer
Dad got up. {n} stayed under his arm for a long time and then told him everything about {club}
without stopping. The [sandwich|Twix] from the machine was the best thing that ever happened. In
the last five minutes {n} went silent. In the car {they} slept with {their} mouth open, and
{carer} cried so that {n} would not see.
-- What to say at school | {school} | teacher
Somebody in the class had said something. {n} did not want it dealt with, {they} wanted a
sentence. We made one: “My dad’s away and I don’t talk about it.” {They} tried it on {teacher},
who said, “Then I won’t ask.” {n} looked two centimetres taller.
-- Birthday | at home | carer
There was a card with a penguin in it, on the day, which Dad had sent eleven days early. {n} stood
it against the [fruit bowl|telly]. I had a slice of cake. {They} said, “I know it’s not my fault.
I just forget I know.”
-- The date | at home | carer
Dad’s date has moved to [March|the end of the summer]. I told {n} myself, with {carer} there, and
said that I am sure of the month and not of the day. {They} wanted to know who decides and could
{they} write to that person. {They} can. We found the name.
+ find out how a child can write to the parole board

== youngcarer: child teen
-- Who does what | at home | carer
We drew the day as a clock. {n} coloured in what {they} does: [tablets at seven|the
washing|{sib}’s packed lunch], the shop, listening at night. More than half the clock was orange.
{carer} looked at it for a while and said, “I didn’t know about the listening.” {n} said it was
fine. I said it might be fine and also a lot.
+ ask for somebody to come in the mornings
-- What nobody should take away | at home |
{n} was worried that help would mean a stranger in the kitchen. “I do the tablets. I’m good at
it.” I said I could see that. We made two lists, mine to keep and glad to lose. Tablets stayed on
keep. [Bins|Sheets] and the listening went on the other.
-- The young carers, first time | the young carers’ group |
{n} said {they} would stay ten minutes. I waited in the car with the window down. After an hour
and a quarter {they} came out smelling of [glue|chips] and said there is a [girl|boy] whose mum
has the same thing and they did not talk about it at all.
-- A hard night | | | phone
{n} rang at ten past eight, before school. {carer} had been ill in the night and {they} had
managed. I asked what {they} had done, and {they} told me: everything right. I asked who had held
{their} hand. There was a silence. I came round at nine, rang {school}, and we had toast.
-- School, about homework | {school} | teacher
{teacher} had not known. {n} had asked me to tell it, and to leave out [the night|the word
“carer”]. Homework can be done in the [library at lunch|first half hour], with a biscuit. {n} said
afterwards, “She looked at me normal.” That was what {they} had wanted.
-- Somebody in the mornings | at home | carer
A woman called [Denise|Halima|Joan] comes from seven to eight. {n} inspected her for a week from
the stairs and then asked her to do the plaits. {carer} said {n} has started to be annoying again, and smiled.
-- Ordinary annoying | {park} |
{n} was late because {they} had been playing out. {They} had forgotten to ring and was not sorry.
We kicked a ball. I thought of the orange clock and did not bring it up. {They} did: “We should do
it again. I bet it’s smaller.”

== quiet: child
-- Drawing side by side | at home, {street} | carer
{n} did not speak and I did not ask anything. We drew at the same table for forty minutes. {They}
drew a house with [nine|eleven] windows and one door, very small. When I left {they} gave me the
orange pencil. The interpreter said to me on the stairs, “That is their grandmother’s house.”
-- The orange pencil | at home | carer
I brought the pencil back. {n} checked that it was the same one. {They} drew the [road|river] in
front of the house, and then people on it, from behind. {carer} began to tell me something and
stopped. I said there was no hurry for any of it.
-- {teacher} and the bell | {school} | teacher
{teacher} showed me where {n} sits. The lesson bell is the trouble: it is the same sound. She had
noticed that {they} [goes under the table|holds on to the chair]. We asked the office to switch
that one off in the corridor. It took them four minutes.
-- A word | at home | carer
{n} said “again” in English, about the [marble run|card trick]. {carer} had to sit down. I did the trick again, eleven times.
-- What the house was like | at home | carer
With the interpreter {n} trusts. {They} told us the order of the rooms in the grandmother’s house,
and what each smelled of. Nothing bad happened in this story. It was important to {n} that we know
that too. I said thank you for taking me there.
+ ask the library for picture books in {n}’s language
-- Books | {cafe} | carer
The library had four. {n} read one to {carer}, very fast, and corrected the translation. {They}
has decided that I may learn six words. I can do [three|four]. {They} was a patient teacher, more
patient than I am.
-- Football | {park} | friend
{n} played in goal for {friend}’s side and shouted the whole time, in two languages. I stood with
{carer} behind the goal. {carer} asked what “man on” means. None of us needed anything today, and
I am writing it down because it was lovely.

== volcano: child
-- The red days | at home | carer
{n} had thrown a chair at school and had been sent home with a letter. {They} had torn the letter
up, and then stuck it together with tape. We read it together. I asked which words were not fair.
“It says suddenly. It wasn’t sudden.” We made the list of what came before: seven things.
+ take {n}’s list of what came before to {teacher}
-- Seven things | {school} | teacher
I read {teacher} the list, in {n}’s words. Number four was the [fire drill|supply teacher]; number
six was that nobody had answered {them}. {teacher} had tears in her eyes at six. She asked if she
could keep the list. I said I would have to ask {n}.
-- The volcano | at home |
We built it from [a bottle, flour and vinegar|papier mâché over two evenings]. {n} explained to me
where in {them} it starts (knees), where it can still be stopped (stomach) and where it can’t
(ears). I had been trying to talk at ears for months, and said so. “You can talk at knees,” {they}
told me.
-- Knees | {school} | teacher
{n} told {teacher} “knees” at ten to eleven and was let out to [run to the fence and back|carry
the register]. It did not work the second time. It did the third. {They} wants it written that it
was {their} idea. It was {their} idea.
-- When I got it wrong | at home | carer
I had told {carer} about the fence before {n} could. {They} was furious and {they} was right. I
said so, and that I would ask first. {They} shut the door. After a while a piece of paper came out
under it: “ok but dont”.
-- The chair again | | carer | phone
It happened again, on a bad day, with a [supply teacher|wet playtime]. {n} rang me {themself},
with {carer} next to {them}. “I did it again. I said sorry to the actual chair.” I said it was
brave to ring. We meet tomorrow, as planned.
-- A stone for the pocket | {park} |
We looked for a stone that fits {their} hand. It took an hour and three pockets. {n} told me about
the time before, at Dad’s, without looking up from the stones. I listened and did not pick up any
stones while {they} talked.

== twohouses: child
-- Two calendars | at home | carer
{n} has a calendar at Mum’s and one at Dad’s, and they do not say the same. {They} had put both in
{their} bag to show me. We laid them next to each other on the floor. {They} put a [button|Lego
head] on every day where they disagreed: nine.
+ bring both calendars to Mum and Dad and come back with one
-- With Mum and with Dad, one after the other | at home | carer
I sat with each of them for half an hour with the buttons. Neither had seen it that way. Dad said,
“Nine?” twice. They agreed on all but one, and on who asks {n} about that one: neither of them,
me.
-- The last button | {cafe} |
The day was {their} birthday. {n} had a plan, and had had it for a year: [breakfast at one and tea
at the other|swimming, and everybody comes, and nobody talks about anything]. {They} asked me to
say it to them because {their} voice goes funny.
-- One calendar | at home | carer
It hangs in both kitchens now, the same, in {n}’s handwriting. {They} found that {they} had spelt
[February|Wednesday] wrong on both and left it. {They} said, “Now if it’s wrong it’s wrong
everywhere.”
-- The bag | at home |
{n} showed me what goes in the bag every time, and what {they} would rather have twice. The list
of twice: toothbrush, [inhaler|glasses case], a bear. I said bears are hard to get twice. {They}
had thought about that: the second one would be a different bear who lives there.
+ ask both houses about the toothbrush, and about the second bear
-- Handover without a handover | {park} | carer
{n} had worked out that if {they} goes to [youth club|swimming] from one house and comes back to
the other, nobody has to stand on a doorstep. It has worked four weeks running. {They} told me not
to tell them it was on purpose.
-- The birthday | | carer | phone
Everybody came. Nobody talked about anything. {n} rang to say that it had been “medium, which is
good”.
"""

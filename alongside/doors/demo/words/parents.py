"""Months with mothers and fathers, and with those who bring up children who are not their own."""

BANK = """
== damp: parent
-- The black corner | at home, {street} | child
{n} moved the wardrobe to show me. The corner is black to the height of {child}’s pillow, and
{child} has an inhaler. {They} had wiped it [every week|with bleach] for a year because the
landlord’s letter says it is from drying clothes. I said: it is not from drying clothes.
+ write to the landlord with {n}’s photographs
-- Photographs with a ruler | at home |
{n} had the idea of the ruler, so that nobody could say later that it was smaller. We took
nineteen. {They} asked what happens to people who complain. I told {them} what I knew about
notices and what I did not know, and where we can ask before the letter goes.
-- {doctor}’s letter | the surgery | doctor, child
{doctor} wrote two lines and said they were the strongest two lines she had in her. {child} was
allowed to press the stamp.
-- No answer | | | phone
Fourteen days and no answer. {n} was not surprised. “They wait for you to get tired.” I said I was
not tired yet, and {they} said {they} {was}. So this week I ring, and {n} does nothing at all.
+ ring the council’s housing inspector on {n}’s behalf
-- The inspector | at home | child
She put a meter against the wall and read the number out twice. “Seepage,” she said, “from
outside. Nothing to do with your washing.” {n} sat down on the bed. {They} had half believed the
letter, {they} said; that was the worst of it.
-- Scaffolding | at home |
There is scaffolding. {child} waved to the men every morning and now they have a [hard
hat|whistle] for {child}. {n} has written a sheet for the other families on the stair: who to
ring, what to photograph, “put a ruler in it”. I asked for a copy for the team.
-- A dry wall | at home | child
The wall is [yellow|white], {child} chose it. No inhaler for three weeks. {n} said {they} does not
need me to come about the house any more, and could I come once more about nothing. I could.

== lowafter: parent
-- Grey | at home | child
The baby slept on {n}. The curtains were shut. {They} said {they} was fine, twice, and I said that
{they} had said it twice. Then {they} told me: {they} loves the baby and feels nothing, and is
afraid of what that makes {them}. I said it has a name and it makes {them} ill, not bad.
+ ring the health visitor with {n} today, from here
-- The health visitor | at home | child
She came the same afternoon. {n} let me stay. She asked about the dark thoughts by their names,
and {n} answered, and nobody ran out of the room. There is a tablet and there is a Tuesday group.
{rel} comes to sleep on the sofa.
-- The curtains | at home | child, rel
The curtains were open by a hand’s breadth. {n} noticed me noticing. “That’s for the plant,”
{they} said.
-- Round the block | {park} | child
We went round the block with the pram. At the far corner {n} wanted to turn back and then said,
no, it’s the same distance either way. I had not said anything.
-- Something | at home | child
{n} rang me up to say that {they} had felt something. A nappy at four in the morning, and a fist
in {their} hair. “I was cross. And then I wasn’t.” I asked {them} to tell me again what came
between cross and not.
-- {rel}’s sofa | | rel | phone
{rel} asked when she can sleep in her own bed. We made a plan with {n}, night by night, with {rel}
a phone call away: [Tuesday and Friday|every second night] first.
-- The group | the children’s centre |
{n} poured the tea. Somebody new sat near the door behind shut curtains of her own, and {n} went
and sat there as well.

== afterhim: parent
-- Where is safe to talk | {park} | child
We walked, because of the phone. {n} said he reads it. I asked alone and once what is safe: which
number, which times, what never to write. {They} told me. It is not in this entry. {They} said yes
to everything else I asked, too quickly, and I said {they} may say no to me.
-- What I can honestly say | {cafe} |
{n} is afraid I have come to take the children. I told {them} what I decide, what I don’t and who
does, and that being hit is not something {they} did. {They} cried with {their} hand flat on the
table. I told {them} what would make me ring somebody, in plain words, so that it is never a
surprise.
+ find out about the refuge’s outreach worker, without leaving a message
-- The other worker | the sewing room |
{n} met [Parveen|Jo] at the place with the sewing machines, where it is normal to go. I left them.
When {they} came out {they} had threaded a bobbin.
-- The night | | | phone
{n} rang from {neighbour}’s. {They} and the children were out and unhurt. I asked three questions
and then rang the police with {them} on the other line. They are somewhere he does not know. It is
not in this entry either.
-- New keys | at home | child
A different door, and {n} has all the keys. {child} has tried every lock and approved of two. {n}
slept six hours. {They} asked whether {they} would stop listening for the car. I said other women
have told me that it gets quieter, and that it takes longer than it should.
-- A solicitor with slow shoes | the solicitor’s |
{n} told it in the order {they} wanted. The solicitor waited. On the stairs {they} said, “She
wrote down what he did. Every time I’ve told it, people wrote down what I did.” I have looked at
my own entries since.
-- Music in the kitchen | at home | child
It was loud, and {n} did not turn it down when I came. {child} danced with the [broom|baby]. We
talked about {their} course, starting after the summer.
* ring about the course before the end of the month

== dryer: parent adult
-- One and a half bottles | at home |
{n} told me the number before I had sat down. I said thank you. {They} was watching my face for
it, and I do not know what it did. I asked what the first glass is for. “To stop the day.” And the
rest? “For the first one.”
-- What {child} sees | at home |
{n} wanted to know what {child} has noticed, and not from {child}. I said what school had told me,
all of it, the good too. {They} wrote it down in {their} own words. It is on the fridge, behind
the takeaway menu.
-- {doctor} | the surgery | doctor
Not to stop at once: {doctor} was clear about that, and why. {n} had thought stopping at once was
what I would want. A plan by the week, with a number each Sunday.
+ come on Sunday evenings at the hour of the first glass
-- The hour of the first glass | at home | child
We made [gnocchi|a jigsaw with a piece missing] at the hour of the first glass. It was a long
hour. {child} timed it.
-- The week it did not work | | | phone
{n} rang {themself}. {They} had drunk on Wednesday, after [the letter|the anniversary]. {child}
had been at {rel}’s, {n} had arranged that first. I said that ringing, and {rel}, were both new.
{They} said, “Don’t be nice.” I said: it’s in the plan what we do now, so let’s do it.
-- The group | the church hall |
{n} went, and stayed for the washing-up. {They} said they all talk about the same hour.
-- Forty days | {park} | child
Forty days. {child} gave {n} a medal made of [a jam lid|tinfoil]. {They} wore it round the park.

== foodmoney: parent
-- Toast | at home |
{n} had had toast since Friday so that {child} could have the rest. {They} told me about it as if
it were a trick {they} was rather good at. I said I was sorry that {they} needed it. We went to
the food hall together; I carried what {they} pointed at.
+ find out why the payment stopped
-- Why the payment stopped | | | phone
Two hours and ten minutes on the line, on speaker, with {n} doing the [ironing|ironing and an
impression of the recorded lady]. It was one box, ticked by them. It will be paid in five working
days. {n} said five working days is a different number if you are hungry. {They} is right.
-- Five working days | at home | neighbour
Our own fund paid for the five days; I had to ask twice and give a reason, and I gave {n}’s
sentence. {neighbour} had brought [rice|a pie]. {n} was more embarrassed by the pie than by us.
-- The hearing | the tribunal | rel
{n} said what {they} had come to say. The judge asked one question and it was a real one. We
waited on the plastic chairs and shared a [banana|satsuma]. Allowed, in full, from [last April|the
beginning].
-- What is left over | at home | child
There is some money left over, and {n} does not trust it. We made a list of what it is for. Shoes.
Then shoes. Then, after a while, “a day at the sea”.
-- The sea | | | message
A photograph: two pairs of shoes on a [shingle beach|sea wall]. {n} wrote, “it was freezing thank
you”.

== easyread: parent
-- Reading it together | at home | child
{n} reads some words and not others and had signed everything in the folder. I asked if we could
unsign it and begin again. We went through with pictures, a page a visit. On page one {they} found
something that was not true.
+ have the plan made again, in pictures, with {n}
-- Bath time | at home | child
I was there to watch and {n} knew it. {They} tested the water with {their} elbow, as {rel} does.
{They} sang. I said what I had seen, in the order I had seen it, and that I had nothing to add.
-- The advocate | the family centre |
[Sandra|Moses] from People First came. {n} said, “So you’re on my side, and {w} is on {child}’s
side.” I said I hoped mostly to be standing in the same place. They both looked at me kindly.
-- The meeting | the family centre | rel
{n} had {their} cards: green for go on, red for stop, and one with a cup of tea. {They} used red
twice, and both times it was because of me. The chair waited. It took an hour longer than usual
and everybody knew at the end what we had said.
-- The wall chart | at home | child
The chart is in the kitchen, made by {n}: breakfast, nappies, [the park|nursery], with photographs
of {them} doing each. {child} points at the one with the swing.
-- On {their} own | at home | child
The morning worker comes two days now and not five. {n} had counted who helps: nine people. “I’m a
lot of people,” {they} said.

== sundays: parent
-- Getting ready | at home |
{n} had bought [felt pens|a cake mix] for Sunday and was afraid of Sunday. We went through it like
a recipe: the door, the first minute, what to do with the hands. {They} asked if {they} may say “I
miss you”. I said I thought {child} would like to know.
-- The hour together | the family centre | child
{child} was shy for the first quarter of an hour and so was {n}. The pens helped. At the end {n}
said it. {child} said, “I know, you say it on the phone,” and drew on.
-- The time it did not happen | | | phone
{n} had not gone. {They} could not get out of the bed, {they} said, and then it was too late, and
then it was far too late. I asked what {child} should be told. {They} said, “The truth. That I was
sad and it isn’t because of {child}.” I told {child} this evening, in those words.
+ ring {n} on Sunday mornings at nine
-- What would have to change | at home | rel
We looked at the judge’s list. {n} had ticked three. I had ticked four, and we talked about the
difference: the one I saw and {they} did not is that {they} rings when {they} says {they} will.
-- Tea at {n}’s | at home | child
For the first time at {n}’s own table. {They} had cooked and it had burnt, and {child} ate it with
ketchup and said so. There were words about the phone, and then there weren’t. Home by six.
-- Two nights a month | the court |
The judge spoke to {n} and not about {them}. Two nights a month, from [Easter|half-term]. {n}
asked if {they} could shake hands. The judge came round the table.
+ write down with {n} what {child} wants in the bedroom

== nan: carer
-- The first night | at home | child
{n} had three children in the house by nine o’clock and two beds. I did not bring a form. I
brought [sheets|milk and bread], and the council’s promise of beds, with a name and a time on it,
and stuck it on the fridge.
+ have two beds brought by Saturday noon
-- Beds | at home | child
They came at ten to twelve. {child} bounced on all of them. {n} had a cup of tea sitting down. I
asked how {they} was {themself}. “Nobody’s asked me that.” It took a while.
-- Money for {child}’s bed | | | phone
The allowance has not come. {n} does not like to ask. I said that asking is my job this week, and
told {them} who is late and what I have said to them.
+ ring about {n}’s allowance every second day until it comes
-- Caught in the middle | at home |
{n}’s own daughter is {child}’s mum. “Whatever I say to you I’m saying behind her back.” I said we
could find out what {they} can say in front of her, and that I would say my part to her myself. We
wrote two short lists.
-- A grandparents’ table | the library | neighbour
Four women and one man bring up their grandchildren in this postcode and did not know of each
other. Each had said yes beforehand, alone. {n} said little and laughed a lot. {They} took the
phone number of the man because of his [shed|slow cooker].
-- {doctor}, at last | | | phone
{n} has been to {doctor} about the [knee|ear], after eleven months. {They} rang to tell me off for
having been right.
-- A list for later | at home | child
{n} is not young and wanted to talk about that, with {child} in the next room and the radio on.
Who, if not {them}. {They} had names in order and had not asked any of them. We practised the
asking.
* ask {rel} whether {rel} would

== fostering: carer
-- A week in | at home | child
{n} has looked after [thirty-one|nineteen] children and said every one of them makes you new.
{child} does not sleep. {They} had moved a chair to the landing and reads there until it is quiet.
I asked who reads to {n}.
-- What {child} said in the car | | | phone
{n} rang because {child} had said something about before, in the car, at a red light. {They} had
written it down in the lay-by, word for word, and what {they} had answered. I said: exactly right.
I will come tomorrow and we will talk with {child}, not about it.
-- Two households | {cafe} | rel
{n} and {child}’s mum had not met. They talked about [ears|conditioner] for plaits for half an
hour and did each other more good than I have managed all winter.
-- Too much | at home |
{n} said, “I’m going to say something and I don’t want a meeting about it.” I put my pen away.
{They} is tired, and angry with the school, and with us. We had the better part of an hour. I
asked what would help this week: one evening, and somebody else to ring the school.
+ ring {school} instead of {n} until half-term
-- An evening off | | rel | phone
{rel} had {child} for the evening. {n} went to [the pictures|choir] and fell asleep. {They}
recommends it.
-- School again | {school} | teacher
{teacher} had changed the seat. {n} had brought {child}’s drawing of where the eyes are in the
classroom. We looked at it for a while, all three.
-- The cake | at home | child
{child} had made a cake for no reason, which is the best reason, {n} said. I was asked what I remember of the first day, and I told them
about the shoes.
"""

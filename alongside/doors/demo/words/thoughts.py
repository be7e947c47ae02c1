"""What workers think: in their own lane, and as wonderings that stand in the record."""

BANK = """
== reflection
I was [late|hungry|thinking about the next visit] and {n} knew it before I did. I want to find \
out what I do with my face.
I came out of there with a stone in my stomach and I do not think it is mine. Whose is it? \
Bring to Sue.
I liked {n} so much today that I did not ask the hard question. That is worth knowing.
I heard my own mother’s voice come out of me. [At the kitchen table, of all places.|It was the \
bit about the coat.]
I was angry with {n}’s school and let {n} see it. It felt loyal. I am not sure whom it helped.
I nearly promised something I can’t do, only to see that face change. I stopped. It cost me \
the whole way home.
When {they} laughed I noticed how long I had been holding my breath with {them}.
I am tired of being the one who always brings bad news. I should like to bring cake.
I wanted to take over. I sat on my hands, really, on my hands, and {n} did it.
I felt small in there. Is this how {n} feels with us?
I am proud of what we did today and there is nowhere else to put that.
I dreamed about the stairs in that house. I have not done that for years. Careful.
I noticed I look forward to {n}’s day. What am I getting from it?
I was frightened on that landing, and I said that I wasn’t. Why did I?
I keep explaining. {n} needs me to stop explaining and stay.
The silence was nearly too long for me. It was not too long for {n}.
I think I have been on {rel}’s side, without noticing, because {rel} answers the phone.
Cried in the car park. Ten minutes. Then it was all right again. It was the shoes.
I was short with {n} on the phone. I will say so on Thursday.
Somebody said thank you today and I changed the subject.
I am carrying last week’s family into this one. They are not the same people.
I do not know what to do next here. Writing that down is already a relief.
What if I am the one who should hand over? Not yet. But I did think it.
It went well, and I am waiting for it not to have. That is my thing and not {n}’s.

== wondering: child teen
I wonder whether the [tummy aches|late nights|jokes] come before {they} sees {sib}, and not \
before school.|If they come just as often in the weeks without a visit.
I wonder if {n} is looking after {carer} more than we see.|If {carer} has somebody else to \
lean on, and {n} knows it.
I wonder whether {n} thinks that I decide.|If {they} asks somebody else for the next thing.
I wonder if the trouble at {school} is about being seen, and not about the work.|If it is the \
same in {teacher}’s lessons.
I wonder if we have asked {n} so often how {they} is that there is only one answer left.|If \
{they} tells {friend} the same.

== wondering: leaver parent carer adult older
I wonder whether {n} says yes to me because it is quicker.|If {they} says no to something small.
I wonder if the drink, the sleep and the letters are one thing and not three.|If the sleep \
gets better and the letters stay shut.
I wonder whether {rel} needs help more than {n} does.|If {rel} sleeps and {n} still does not.
I wonder if {n} hears less than we think, and is too polite to say.|A hearing test that finds \
nothing.
I wonder whether it is the flat {they} is sad about or the street.|If {they} is as sad at {rel}’s.
I wonder if we come at the wrong hour of {n}’s day.|If mornings are no better.

== answer
“[Maybe. I’d have said it differently.|No. But I see why you’d think it.|It’s a bit true.|Ask \
me again when it’s not raining.]”

== looked
[Still do not know. {n} and I talked about it on the way, and we leave it open.|It looks less \
like that since the spring.|{rel} sees it as I do, {n} does not.]

== let_go
[It was not that.|{n} told me how it is, so there is no need to wonder.|I was looking for a \
reason, and there was none.]

== slips
We meet again on Tuesday, at four.|We meet again on Thursday, at four.|I wrote Tuesday; it is \
Thursday.
{They} said that it was the aunt who rang.|{They} said that it was the cousin who rang.|It was \
the cousin, not the aunt. {n} told me when we read it together.
That was the third time this month.|That was the first time this month.|I counted wrongly. It \
was the first time.
{n} had come by bus.|{n} had walked, in the rain.|{n} said, “I walked. You always think I get \
the bus.”
{They} was upset about the letter.|{They} was angry about the letter.|{n} read it and said \
“upset” is not the word. It was angry.

== not_yet
It names the letter from the court, which {n} has not had yet. We read it together on Friday.
It quotes {teacher}, who wants to tell {n} first.
It is about the surprise on Saturday.
{n} asked to read it with me and not alone; we do that next time.

== kept_safe
{n} asked me not to write this down. I said that I have to write one thing, because somebody \
could be hurt, and which: that {they} knows where the spare key is that should not exist. The \
rest stays between us.
{n} asked me not to write it down. One sentence has to stay, and I told {them} which: the \
tablets are not locked away.

== asking_us
[{n} has a cold|{n}’s shift was changed|The car would not start|{rel} needed {n} that day], \
and {they} rang in the morning.
{n} did not want to meet this week and said so.
[A funeral.|The hospital rang with an earlier time.]
== asking_them
Something urgent came up here, so I could not come. It was nothing {n} did. I rang and we \
found another day.
I am ill. {n} has been told, and who to ring.

== why_started
[{carer}’s school asked us to come, with {carer}’s agreement.|{n} asked for somebody to talk \
to.|After the move.|{teacher} was worried and told {n} so.]
== why_started_grown
[{n} asked for help with the flat.|{doctor} asked, with {n}’s agreement.|After a stay in \
hospital.|{rel} rang us; {n} was asked and said yes.|Moved here from another town.]
== why_next
[{before} is going on to other work; {n} met {next} twice before.|{before} is leaving; {n} was \
told first and asked for somebody who likes walking.|{n} asked for a different worker, and was \
heard.]
== why_left
{before} is leaving. {n} was told first, and has met {next} twice.
{before} is leaving and said so to {n} before anybody else; {next} came along for three visits.
== why_moved
{before} is going to another team. {n} was told first, and has met {next} twice.
== finished
[What we had set out to do is done; {n} says so too.|{n} has people around {them} now and \
wants to stop. The door is open.|We agreed on three more meetings and had them.]
== moved_on
[The family has moved to be near {rel}; their new team has met {n}.|{n} has moved to live with \
{rel}.]
== their_choice
[{n} wants to manage without us now, and knows whom to ring.|{n} would rather have help from \
{club} than from us.]
"""

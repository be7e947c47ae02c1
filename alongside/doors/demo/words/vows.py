"""Promises that belong to no scene, and what became of them."""

BANK = """
== ours: child
ask {teacher} about {n}’s [coat peg|reading group|swimming]
bring the [felt pens|photo of {pet}|card game] next time
find out when {n} can see {sib} again
ring {carer} on [Thursday|Monday] after four
come to {n}’s [assembly|football|school play]
== ours: teen
send {n} the [bus times|link to the open day]
ask who decides about the [phone|room|trip], and tell {n}
ring {teacher} about the [timetable|detention|trip]
come with {n} to [the dentist|the opticians|the first session]
get {n}’s [bus pass|leisure card] renewed
== ours: leaver
find out about the [council tax|college fund|travel card]
sit with {n} while {they} rings the [landlord|bank]
send {n} the list of what {they} is entitled to
== ours: parent
ring the [housing office|school|health visitor] and let {n} know what they say
bring the [form|food voucher|stair gate] on [Thursday|Monday]
ask for the meeting to be moved to after {n}’s shift
write down what was decided, in plain words, and send it to {n}
== ours: carer
find out why the allowance is late
ask for an evening off for {n} each month
bring {child}’s [red book|school report|photographs]
== ours: adult
ring {doctor} about {n}’s [tablets|letter|knee]
bring large-print copies of the letter
go with {n} to [the bank|{club}|the housing office]
ask whether the [grab rail|doorbell|bus pass] has been ordered
== ours: older
ask {doctor} to ring {n} at home
find out what happened to the [hearing aid|commode|parking badge]
ring {rel} and tell her what {n} wants her to know
bring the [form for the heating money|library van times]

== theirs: child teen
[try one morning|show {carer} the drawing|think about what to ask the judge]
text when {they} gets [home|to {club}]
bring the [school letter|photo] next time
== theirs: leaver parent carer adult older
[ring {doctor}|open the brown envelope|ask {rel}] before we meet again
[look for the photographs|try {club} once|write down the bad nights]
have the [letter|list|bill] ready

== others: child teen
{carer}: [look for the baby photographs|ring {teacher} about lunch|keep Sunday free]
{teacher}: [move {n}’s seat|save {n} a place in {club}|ring before the trip]
== others: leaver parent carer adult older
{rel}: [come on Saturday and help|take {n} to {doctor}|look after {pet} on Thursday]
{neighbour}: [keep a key|knock every evening]

== organisation: all
pay the [taxi to the hospital|bed|school trip] this week
keep {w} free on {n}’s court day
send the letter in large print
have somebody answer when {w} is on leave

== not_kept
I forgot, and have said so to {n}. I rang today.
The office was shut. I told {n} on the day and went again on Monday.
I was ill and nobody stood in. I have said sorry to {n}, and we have agreed who does next time.
They said no. I have told {n} who said it and how to ask again.
It was not in my hands after all; I should not have promised it. I have told {n} so.

== changed
together with {n}
a little later, as {n} would rather wait
on a day that {n} chooses
after {n} has been asked how
"""

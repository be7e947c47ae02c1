"""What is known about people. A line that begins with a quotation mark is in their own words."""

BANK = """
== matters: child
“[Don’t shout up the stairs. Come and find me.|Ask me before you ask {carer}.|Tell me the day \
before, not in the car.]”
“[{pet} has to come too.|My stuff stays in my room even when I’m not there.|I want {sib} to \
know where I am.]”
“[Don’t write while I’m talking.|If I go quiet I’m not being rude.|Don’t do the voice.]”
== matters: teen
“[Say it to me. Don’t say it to the room.|Don’t tell me I’m brave. Just turn up.|I don’t want \
a fuss. I want it sorted.]”
“[If you say four, come at four.|Don’t ask me how I feel in front of people.|I’m not a file, \
I’m in year ten.]”
“[My music, my room, my hair. The rest we can talk about.|I want to see what you write.|Knock.]”
== matters: leaver
“[I want somebody to ring when it’s good news, too.|Don’t make me start from the beginning \
again.|I’ll do it myself. Just be there while I do.]”
“[Text first.|I’m not going to be a sad story.|Tell me what I can have before I have to ask.]”
== matters: parent
“[See the children first and the washing-up after.|Tell me to my face.|I know I get loud. I’m \
not dangerous, I’m frightened.]”
“[I’m their parent before I’m anything you’ve written down.|If it’s bad, say it. If it’s good, \
say it as well.|Don’t all come at once.]”
“[They’re my kids. I want them to remember a happy kitchen.|Explain it without the \
letters.|Ask me what I’ve tried already.]”
== matters: carer
“[Ring me back, even if you haven’t got an answer.|{child} comes first, but I’m here too.|It’s \
a night at {rel}’s. Don’t give it another name.]”
“[I’m not on a list of beds, I’m somebody’s home.|Tell me what you know about {child} before I \
find it out at midnight.]”
== matters: adult
“[Talk to me, not to {rel}.|I’ve got a lot to say, it just takes longer.|I want my own front \
door and my own key.]”
“[Don’t move things.|I decide who comes in.|I don’t want to be managed. I want to be asked.]”
“[I had a job and a name before this. Ask me about the job.|Give me the bad news first.|Don’t \
finish my sentences.]”
== matters: older
“[I’ve lived in this house for fifty years and I know where the stairs are.|I’m Mrs, until I \
say otherwise.|Don’t talk over my head to {rel}.]”
“[I want to die in my own bed, not yet, but in that one.|Tea first, then talk.|I’ll not be \
called sweetheart.]”
“[I’ve buried two brothers and a sister. You can tell me things.|Let me carry something.|Leave \
{late}’s chair where it is.]”

== before: child
Lived in [Hull|Rotherham|Leicester|three different streets] until {they} was [four|six|seven]. \
{They} remembers [a yellow door|the sound of trains|a dog called Rex]. [{carer} has the baby \
photographs.|There are few photographs, and we are looking for more.]
“[We had a garden with a snail in it.|There was a lady who did my hair every day.|I had a \
different name for my bear.]”
Born early and small, {carer} says, and “has been making up for it since”. [Two schools|Three \
schools|One nursery and two schools] before {school}.
== before: teen
[Four|Five|Three] homes in six years. {They} kept the same [friend|joke|playlist] through all \
of them. {n} would rather tell that part {themself}.
“[I was good at school till year eight.|We used to go to the sea with {rel}.|Before, I was the \
funny one.]”
Grew up with {rel} until [last year|the illness]. Learned to [cook|swim|fix bikes] there.
== before: leaver
Looked after by [Carol and Mike|three families|the home on Tenter Hill] from the age of \
[nine|twelve]. Rings [Carol|Mike|the cook there] on Sundays.
“[I moved eleven times. I can pack in four minutes.|Nobody ever came to my school plays and \
then everyone came to the last one.]”
== before: parent
Grew up in [Bradford|Kano|Wrexham|a flat above a shop], the [eldest of five|youngest of four]. \
Worked in [a bakery|a call centre|care] until {child} was born. Was told as a child that \
{they} would come to nothing, and has not.
“[I was in care. I know what your forms look like from the other side.|I had a good job. I’d \
like one again.|My nan brought me up and she’d have liked you.]”
== before: carer
Drove a [school bus|milk float] for twenty years. Has brought up [four|three] of {their} own. \
{child} came in [a taxi, with a bin bag|{their} slippers] one evening in autumn.
“[I said I was done with children. Then the phone went.|I worked in a school kitchen. I’ve \
seen every kind of hungry.]”
== before: adult
Was a [printer|teaching assistant|chef|lorry driver|seamstress] until the \
[accident|voices|stroke|redundancy]. Knows everything about [pigeons|the Beatles|trams|bread].
“[I lived at home till I was thirty-four. Mum did it all.|I was in hospital two years. It \
wasn’t all bad, there was a piano.]”
Came here in [2009|1998|2016] from {home}. Has [a brother in \
Leeds|nobody of {their} own here, and a great many friends].
== before: older
Married to {late} for [forty-six|fifty-one|thirty-eight] years. Worked [at the mill|on the \
buses|as a ward sister|in the drawing office], and could still do it, {they} says.
“[I kept every letter, they’re in the suitcase on top of the wardrobe.|I nursed my mother \
in that room.|I was a terror on a bicycle.]”
Brought up [three|four|two] children on {street}. Sang in the [chapel choir|works choir] until \
it closed.

== around: child
Lives with {carer} on {street}. {school}, where {teacher} looks out for {them}. Sees {sib} \
[every other weekend|on Wednesdays|most days]. {pet}.
“[My room’s got two windows.|{friend} lives on the same stairs.|It’s loud at tea but it’s good \
loud.]”
== around: teen
Lives at {carer}’s. {school} three or four days in five. {club} on [Fridays|Tuesdays]. \
{friend} is there most evenings.
“[It’s all right here. The shower’s good.|Nobody listens at school except {teacher}.|I’ve got \
my own key since January.]”
== around: leaver
{Their} own flat on {street}, second floor. [College four days|Shifts at the warehouse|Works \
Saturdays for {boss}]. The money is tight from the [fifteenth|twentieth] on.
“[I’ve got a door that’s mine.|The heating eats everything.|{friend} has the spare key.]”
== around: parent
A [two-bedroom flat|terraced house] on {street}. {child} goes to {school}. {rel} is ten \
minutes away, and helps. [The damp in the back room is with the landlord.|Rent is paid, food \
is tight in the last week.]
“[It’s small but the neighbours are all right.|The buggy doesn’t go up the stairs, I \
do.|Mornings are good. It’s the evenings.]”
== around: carer
{child} has the small room, {n} sleeps in the front one. {school} is four streets away. The \
allowance comes [late|now, after seven weeks].
“[I’ve got {neighbour}, I’ve got the bus, and I’ve got my knees.|The house is full and I like \
it full.]”
== around: adult
A [ground-floor|first-floor] flat on {street}. {rel} looks in most evenings. {club} [once a week|now and then]. [Help comes in the mornings, half an hour.|Manages the flat alone, and \
the post with somebody.]
“[The upstairs lot are noisy but they bring my bins in.|I’m on the list for a place with a \
garden.|I’ve got what I need bar somebody to eat with.]”
== around: older
Lives alone on {street}, upstairs and downstairs. {neighbour} has a key. Carers come [at half \
past seven|mornings and evenings]. {rel} comes [on Sundays|when the train runs].
“[I have my wireless, my window and my bad leg.|Mornings I’m all right. It’s four o’clock \
that’s long.|I’ve a good neighbour, that’s half of it.]”

== inside: child
[Worries at bedtime more than by day.|Is proud of {their} reading and does not want it \
mentioned.|Misses {sib}, says so with {their} feet.] What {they} shows first is [cross|funny]; \
under it is often [tired|sad].
== inside: teen
[Sleeps badly before Mondays.|Feels older than everyone in class, {they} says.|Is angry about \
how the move was done, and has reason to be.] Laughs easily when nobody is waiting for it.
== inside: leaver
“[I’m fine till it’s dark.|I feel about twelve and about fifty.|I’m proud. I don’t know where \
to put it.]”
== inside: parent
[Is tired to the bone and still up first.|Is afraid of us, and comes to the door all the \
same.|Has begun to sleep again.] {They} says guilt is “like a telly on in the next room”.
== inside: carer
[Grieves for {their} own daughter while bringing up hers.|Is happier than before and more \
tired than ever, in {their} own words.]
== inside: adult
[Has good mornings and long evenings.|Laughs more than in the winter.|Is ashamed of \
the flat, and need not be with us.]
== inside: older
[Misses {late} most at table.|Is afraid of falling, more than {they} lets {rel} know.|Is \
content with less than people think, and lonelier than {they} says.]

== hopes: child
“[To have a party with everyone.|A dog. A real one.|That {sib} sleeps over.|To be a vet or a \
bus driver.]”
“[For it to be the same house next year.|A lock for my drawer.|That Mum laughs.]”
== hopes: teen
“[Art at college. And my own key.|To not have to explain.|A Saturday job, and driving.|{sib} \
living with me when I’m old.]”
“[To finish something.|For people to say my name right.|A summer where nothing happens.]”
== hopes: leaver
“[A cooker that works and someone to cook for.|To be the one people ring.|My level three, then \
the sea.]”
== hopes: parent
“[To have them home for good.|Sunday tea that doesn’t end in a row.|A job with normal \
hours.|To be left alone by all of you, in a nice way.]”
== hopes: carer
“[To see {child} grown.|One week at the sea, the both of us.|That somebody thinks about what \
happens when I can’t.]”
== hopes: adult
“[My own front door.|To cook for friends.|To work again, two days would do.|A garden, or half \
of one.]”
== hopes: older
“[To stay here.|To see {rel}’s garden once more.|A summer on the bench.|Company at four o’clock.]”

== helps: child
When it gets too much {n} [hums|pulls {their} hood up|goes very still]. What helps: [somebody \
sitting near, not talking|going outside|{pet}]. What makes it worse: [being held|“calm \
down”|everybody looking].
“[Count with me but don’t look at me.|Let me run to the fence and back.|Blanket. Dark. Then \
toast.]”
== helps: teen
You can tell by the [sleeves|jokes getting faster|one-word answers]. Helps: driving, walking, \
[music|doing something with the hands]. Worse: a room with four adults in it.
“[Give me ten minutes. I mean ten.|Don’t touch my arm.|Text me from downstairs, I’ll come.]”
== helps: leaver
“[Come with me the first time. I can do the second.|Ring, don’t write, when it’s official.]”
== helps: parent
One person and not three. [Things in writing, short.|Going through it beforehand.] {rel} \
beside {them}.
“[Let me swear first.|If I cry just carry on.]”
== helps: carer
“[Tell me I’m doing it right, when I am.|An evening. One.]”
== helps: adult
[Gravel to walk on.|Radio off.|One question at a time, and wait.] {rel} knows, too.
“[Say what’s going to happen, in order.|Don’t stand in the doorway.]”
== helps: older
[Good light, and the left side.|Time.|A hand on the banister side.]
“[Sit down, you make me nervous standing.|Tell me the day and the time, then I don’t lie awake.]”

== speaking: child
Call {them} {n}. [Speaks best while doing something.|Does not like the telephone.|Ask about \
{pet} first.]
== speaking: teen
[Text first, ring second.|Say who else will be there.|Sideways is easier than face to face: \
car, walk, bench.]
== speaking: leaver
[Text first.|Sundays at seven are fine.|Short messages, no smileys.]
== speaking: parent
[Ring after ten, when {child} is at school.|Never leave a message on the landline.|Say what it \
is about straight away.]
== speaking: carer
[Ring before eight or after half past three.|{They} hears badly on the left.]
== speaking: adult
[Slowly, one thing at a time.|Write it down as well.|Ask {them}, then {rel}, in that order.]
== speaking: older
[Speak slowly, the left ear is better.|Surname first, until {they} says.|Ring twice and wait, \
it takes a while to the door.]

== worry: child
[A fall from the wall bars in autumn, healed well.|Wheezes in damp rooms; the blue inhaler is \
in the red bag.|Was followed home once, in summer; walks with {friend} since.]
== worry: teen
[Goes to the retail park at night when it is bad at home.|Has hurt {themself} before; see \
“What helps me”.|Somebody older waits outside school in a grey car.]
== worry: parent
[Drinks more when {child} is away.|The debt man comes on Fridays.]
== worry: adult
[Does not open the door after dark, and is right.|Was talked out of money by a caller last year.]
== worry: older
[The stairs, at night.|Leaves the gas on low sometimes; the fire service has been.]
"""

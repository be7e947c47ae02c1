"""Maya Bell, her mum Dee, her nan Jean and her brother Kit, told by hand (see tellings.py)."""

BANK = """
== maya: ana
= 21 matters “Don’t talk about me like I’m not in the room. Ask me, then ask Nan.”
= 150 before With Mum and Kit in Hull until {autumn}. Loud, funny, a lot of moves: four homes in six years. Grandad Ted taught her to draw.
= 35 inside Happier than in autumn, “mostly”. Sees Mum on Sundays; it is close and it is hard.
= 34 around At Nan’s, own room, shared bath rota. School three days in five; art on all of them.
= 33 hopes “Art at college. Sunday tea that doesn’t end in a row. Kit to sleep over. A lock on the bathroom.”
= 120 helps “Walking, not sitting. Headphones in means not yet, it doesn’t mean go away.”
= 119 speaking Side by side, on the way from school. Text before ringing. Ask her before Nan.
= 118 people Nan Jean, Kit, Zee from art, Biscuit the dog: those are the people, in that order, says Maya.

-- 185 18:30 60 | The evening at Nan’s | Larch Close | Jean (nan) | crisis any
Maya had one bag and her drawing things. She stood in the hall and Nan asked what she would like on
her toast, as if she had been away for the afternoon. I said who I am, that I come tomorrow, and
that nothing is decided that she has not heard first. “Everyone says that.” I said I knew, and that
she should check.

-- 184 16:10 40 | As I said I would | Larch Close | Jean (nan) | any
She checked: she was on the step at ten past four. We walked round the block with Biscuit. Maya told
me about Biscuit, then about Grandad Ted, then about nothing, which was the longest part. I did not
fill it.

-- 170 16:10 45 | The bath rota | Larch Close | Jean (nan)
Maya and Nan had fallen out about the bathroom. Each told me it was fine. I asked who goes first.
They both said “she does”. The rota is on the door now, in Maya’s lettering, with Biscuit on
Thursdays.

-- 156 15:20 70 | First day at Northgate | Northgate School | Mr Osei (school)
I waited in the office as Maya had asked, “where you can’t see me and I know you’re there”. At ten
past three she came by and said, “You can go now.” Mr Osei teaches art. She told me his name without
being asked.

-- 140 16:10 40 | Walk home from school | from Northgate School | | alone
Maya asked if I talk to Mum about her. I said yes, and what: that she eats, that she draws, that she
misses Kit. I asked if that was all right. She thought about it as far as the chip shop. “Not the
missing.” I have not passed that on since.

-- sun128 15:00 90 | First Sunday | the family centre | | any with=dee
They had not seen each other for seven weeks. Maya sat on the arm of the sofa, ready to go, and Dee
kept the kettle on the boil so as to have something to see to. I said that I would be in the garden.
After a quarter of an hour I heard them laugh about a dog in Hull.
@ maya In the car Maya said, “She’s thinner.” Nothing else, all the way.
@ dee Dee asked me afterwards, on the step, whether she had held on too long at the door.

-- 119 16:10 40 | Walk home from school | from Northgate School | | alone
Rain. We stood under the railway bridge until it eased. Maya said school three days is what she can
do and that five is a number for other people. I said I would say it like that. She asked me to say
it exactly like that.
+ tell school about the three days, in Maya’s words | in 3

-- 98 16:10 40 | Walk home from school | from Northgate School | Zee (friend) | alone
Maya had been in a fight, with words. A girl had said something about mums. I asked what she would
have liked somebody to do. “Nothing. Stand there.” We talked about who stands there: Zee did.

-- 92 16:30 60 | Nan’s kitchen table | Larch Close | Jean (nan)
We wrote down how we work together: why we meet, what is and is not all right, who I answer to, how
it will end. Maya crossed out “appropriate” and put “normal”. She wants to be asked before I talk to
school, each time. Nan signed as well because Maya said it was her kitchen.

-- 77 16:10 40 | Walk home from school | from Northgate School | | alone
She showed me the sketchbook, backwards, the new ones first. I said what I saw: hands, mostly, and
Biscuit’s ears. “Hands are hard, that’s why.” She has seven pages of Nan’s.
? I wonder whether the days Maya stays off are the days after she has heard from Mum, and not the days with double maths. | If she stays off in a week without a call. | “It’s both. But maths doesn’t ring up.” | 7

-- 73 10:15 10 | | | Mr Osei (school) | phone unplanned
Mr Osei rang: two of Maya’s drawings are to go up in the corridor and she does not know yet. He
wanted to know if that would be good. I said the only way to know is to ask her, on her own, and to
be ready for no.
% Mr Osei asks her himself on Monday; she can read it after that.

-- 56 16:10 40 | Walk home from school | from Northgate School | | alone diary
They asked and she said yes, “but not the Nan ones”. She walked a different way home so that we
passed the hall. I was allowed to look through the window for as long as she counted, which was
four.

-- 42 16:10 40 | Walk home from school | from Northgate School | | alone diary
Maya wants a lock on the bathroom. She has asked Nan, and Nan said, “What for?” I asked if it would
help if I asked Nan what she is afraid of about it. “Go on then. But say it’s from me.”
+ ask Nan about the lock | in 14

-- 33 19:05 5 | | | | message unplanned any
Maya sent a photograph of a blank page and “cant sleep”. I wrote that I had seen it, that I put the
phone away at eight, and that the number on the fridge is awake all night. She wrote “k. night”. I
rang her at breakfast, as I had said; she had slept.

-- 28 16:10 40 | Walk home from school | from Northgate School | | alone diary
We took the long way because of Biscuit. Maya told me about something that she asked me not to write
down, and I have not. It is not about anybody’s safety; I told her that if it were, I would have to,
and would say so.

-- 21 16:30 50 | We agreed how we work together | Larch Close | Jean (nan) | diary
Third version, at Nan’s kitchen table. Maya read it aloud and stopped where it was not true: twice.
New is that she sees what I write on the same day, and that I ask her first and then Nan. She signed
with a drawing of a dog.
~ She read my sentences out in my own voice. I was proud of her and stung, both.
* try Tuesday mornings | by 7

-- 7 16:10 40 | Walk home from school | from Northgate School | | alone diary mark=maya_walk
Maya showed me the charcoal of Ted. She said school “only counts when it’s art”. She asked if Mum
knows she is happy here.
! She said that she is happy at Nan’s. | She said that she is MOSTLY happy at Nan’s. | Maya read it: “That’s right. But I said MOSTLY happy.”
~ When Maya asked if Mum knows she is happy here I wanted to answer for Dee, at once, and say yes. I held on to my bag instead. I think I was answering for my own mother.
+ ring school about Maya’s art option | by 1

-- 0 09:30 30 | Mr Osei, about Maya’s timetable | | Mr Osei (Northgate School) | phone diary ahead=2
Mr Osei can move art to the first hour on Tuesdays, if she would come for it. I said that I will ask
her on the walk today and that she decides. He said, “She’ll ask what the catch is.” There isn’t
one.

== dee: ana
= 160 matters “I left so they’d be safe. Write that down first.”
= 160 before Brought up Maya and Kit on her own for nine years; ran the kitchen of a nursery in Hull.
= 60 hopes “Maya at my table and both of us laughing. A kitchen job again.”
= 60 around A flat for her and Kit since they came here. Works mornings, from six.
= 159 speaking Never leave a message. Ring between eleven and one, and wait.

-- 185 11:20 75 | On a bench | by the station | | unplanned any
Dee had Kit’s coat on her knees. She said, “You think I gave her away.” I said no: that she got two
children out of a flat in one night, and asked her mother for help. She looked at me to see if I was
being kind. I told her what I decide, what I do not, and who does.

-- 171 11:30 60 | Where it is safe to talk | the library
We met where it is normal to be. I asked what is safe: which telephone, which hours, what is never
written. She told me. It is not in this entry. She said yes to all the rest, and I said that she can
also say no to me.

-- 150 11:30 50 | The washing machine | the café at the market
Dee had carried everything to the launderette for a month. I asked our own fund and was told no, and
asked again with a reason. It comes on Thursday. She said, “What’s it going to cost me?” Nothing, I
said; I have put that in writing.

-- 126 11:30 50 | What Sunday was like | the café at the market
Dee had gone over every minute. Had she held on too long, had she talked about Kit too much. I said
what I had heard from the garden: two people laughing about a dog. She asked me to say it once more,
slower.

-- 101 11:30 50 | A name on the bell | the café at the market
There is no name on the bell and there won’t be. Dee would have liked one. We agreed on a picture,
and Kit has drawn a teapot.

-- 80 11:30 50 | The other worker | the café at the market
Dee has met the woman from the refuge three times now. They sew. She told me I need not ask what
they talk about, and I do not.

-- 58 11:30 50 | Mornings from six | the café at the market | | diary
Dee has a job: a school kitchen, mornings from six. Kit makes his own breakfast and is proud and a
little cross about it. She laughed when she put on the hat.

-- 37 11:30 50 | A letter from the court | the café at the market | | diary
It came to the solicitor and not to her door, as it should. We read it in the café with our backs to
the wall. It says that he may not come near. Dee folded it very small.

-- 17 11:30 50 | What to tell Maya | the café at the market | | diary
Dee asked what Maya should know about the letter. I said that Maya can take more than we think if it
comes from her mum and is short. We tried it. “He’s not allowed near us, a judge said so.” That is
what she will say on Sunday.

-- sun8 18:40 15 | Tea at Mum’s | | | phone unplanned any with=maya
Kit cooked. Home early after words about the phone. Dee told me on the telephone, in one breath, and
said that this time nobody slammed anything.
@ dee Dee wanted to know if she should write to Maya or wait. I said I would ask Maya which.
@ maya Maya has not read this yet; we look at it on the walk.
& Dee: send Maya the photos of Kit | by sunday

== jean: ana
= 170 speaking Speak slowly, the left ear is better. Call her Jean.
= 170 matters “Ring me back, even when you haven’t got an answer.”
= 120 around Maya has the back room. Biscuit sleeps where he likes.
= 120 hopes “To see her at college. To sit down of an evening.”

-- 178 18:15 20 | At Jean’s table | Larch Close
Jean has brought up two and buried one, and now there is a girl in the back room who draws her
hands. “I’d forgotten what it’s like to be looked at.” I asked who there is for her. “Him,” she
said, and meant the dog.

-- 140 18:15 20 | Money | Larch Close
The allowance had not come and Jean had not liked to ask. I said asking is my work this week. She
showed me the tin where it would have been.
+ ring about Jean’s allowance every second day until it comes | in 7

-- 132 18:15 20 | It came | Larch Close
All seven weeks at once. Jean bought a coat for Maya and, because I asked, a coat for Jean.

-- 95 18:15 20 | The stairs | Larch Close
Jean takes the stairs one at a time and thinks Maya has not noticed. Maya has. I asked if I may say
that; I may. They have put the wash basket at the bottom and nobody has said why.

-- 30 18:15 20 | The lock | Larch Close
I asked Jean what she is afraid of about the lock, and said it was from Maya. She was quiet. “Ted
fell in there.” I asked if I might tell Maya. “I’ll tell her myself,” said Jean.

-- 9 18:15 20 | | | | phone
Tired, and proud of Maya’s drawing. Jean asked about money for Maya’s bed, which has lost a leg and
stands on two volumes of the encyclopaedia. I said I would find out, and she said she would ring me
if I hadn’t.
+ find out about money for Maya’s bed | by 6

== kit: nia
= 140 matters “I’m the only one who can make Mum laugh when it’s bad.”
= 140 hopes “A sleepover at Nan’s. Cooking, but proper.”

-- 180 15:40 50 | Somebody of his own | at home | | alone
Kit wanted to know if I am Maya’s one as well. I said no, I am his. He took me to see the kitchen
and explained where things will be when they are.

-- 125 15:40 50 | Pancakes | at home | | alone
Kit cooked and I was the assistant. He talks while his hands are busy and stops when they stop. He
told me about the night in the car with the flour on his nose.

-- 82 15:40 50 | Nan’s on the bus | on the bus | | alone
We tried the bus to Nan’s together, so that he knows the stops. He counted them out loud and then in
his head. Maya was at the other end.

-- 40 15:40 50 | The sleepover question | at home | | alone diary
Kit has written to Nan to ask if he may sleep over. He read it to me. It says which mattress, which
weekend, and that he brings his own pancake pan.

-- 12 15:40 50 | Chef | at home | | alone diary
He has been made chef of the Thursday cooking club, which is a real hat. He said that Mum cried,
“but the good one”.
"""

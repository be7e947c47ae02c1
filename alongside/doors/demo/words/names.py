"""Names as they are found in towns of the United Kingdom, and places that do not exist.

Nobody here is a real person. Telephone numbers are those kept free for drama, postcodes begin
with an area that no post office has.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Folk:
    """Names of one heritage. `script` has names as their owners write them, how we say them, and
    whose they are; `older` has first names of an older generation, hers / his."""

    she: str
    he: str
    family: str
    language: str = ""
    dialect: str = ""
    script: tuple[tuple[str, str, str], ...] = ()
    weight: int = 4
    older: str = ""


FOLK = {
    "english": Folk(
        "Ellie Grace Lily-Mae Poppy Chloe Amber Jade Skye Freya Hollie Paige Tilly Demi Bethany",
        "Alfie Jayden Harley Kyle Connor Reece Tyler Finley Mason Lewis Brandon Callum Jake Riley",
        "Bradshaw Ackroyd Tasker Holroyd Pickles Dunn Whitham Sykes Ogden Lumb Hirst Mellor Fenwick "
        "Cartwright Battersby Nuttall Thwaite Pickering",
        weight=22,
        older="Maureen Doreen Sheila Brenda Audrey / Norman Derek Ronald Keith Raymond",
    ),
    "welsh": Folk(
        "Siân Carys Lowri Ffion Angharad Mair",
        "Rhodri Gethin Iestyn Huw Emyr Dylan",
        "Llewellyn Bevan Prys Griffiths Gwynne",
        "Welsh",
        weight=3,
        older="Blodwen Eluned / Ifor",
    ),
    "scottish": Folk(
        "Mhairi Eilidh Catriona Isla Kirsty",
        "Fraser Ruaridh Hamish Struan Ewan",
        "MacInnes Buchan Geddes Rennie Drysdale",
        weight=3,
        older="Morag Effie / Murdo",
    ),
    "irish": Folk(
        "Aoife Niamh Sinéad Orla Róisín Caoimhe",
        "Cillian Oisín Pádraig Declan Seán",
        "O’Donovan Breathnach McGinty Seoighe Gallagher",
        weight=4,
        older="Bríd Kathleen / Fergal Dermot",
    ),
    "traveller": Folk(
        "Margaret-Ann Bridget Shannon Philomena",
        "Johnny Miley Patrick-John Simey",
        "Doran Cash Maughan Loveridge",
        weight=3,
    ),
    "caribbean": Folk(
        "Shanice Keisha Tianna Marcia Dionne",
        "Jerome Tyrell Delroy Kemar Marlon",
        "Campbell Bailey Gayle Blackwood Hinds",
        weight=6,
        older="Sylvia Winsome / Cecil Neville",
    ),
    "nigerian": Folk(
        "Adaeze Chiamaka Folake Temitope Ngozi Ọlámidé",
        "Emeka Tobi Chidi Femi Kelechi Babajide",
        "Okafor Adeleke Eze Ogunleye Nwosu",
        "Yoruba",
        weight=5,
        older="Mercy Comfort / Samuel",
    ),
    "ghanaian": Folk(
        "Akosua Abena Efua Adwoa Esi",
        "Kwame Kojo Kwabena Yaw Ekow",
        "Boateng Asante Owusu Agyeman Darko",
        "Twi",
        weight=4,
        older="Grace Beatrice / Emmanuel",
    ),
    "somali": Folk(
        "Ayaan Hodan Sagal Ifrah Hibaq",
        "Abdi Liban Mahad Guled Zakariye",
        "Warsame Jama Abdullahi Farah Hersi",
        "Somali",
        "Northern",
        weight=5,
    ),
    "eritrean": Folk(
        "Selam Rahwa Luwam Feven Winta",
        "Yonas Filmon Merhawi Dawit Robel",
        "Tesfay Haile Ghebremedhin Kidane Tekle",
        "Tigrinya",
        weight=3,
    ),
    "punjabi": Folk(
        "Simran Jasleen Harpreet Manpreet Kiran",
        "Gurdeep Arjan Harjit Jaspal Manveer",
        "Dhaliwal Sandhu Gill Bhogal Sahota",
        "Punjabi",
        weight=5,
        older="Surinder Balbir / Mohinder",
    ),
    "gujarati": Folk(
        "Hetal Bhavika Priya Nisha Komal",
        "Jignesh Kunal Mitesh Nikhil Rakesh",
        "Patel Chauhan Solanki Parmar Vaghela",
        "Gujarati",
        weight=4,
        older="Kanta Manjula / Ramesh",
    ),
    "bengali": Folk(
        "Nasima Rukshana Shirin Tahmina Farzana",
        "Shahid Kamrul Jubair Imran Faisal",
        "Begum Miah Uddin Choudhury Rahman",
        "Bengali",
        "Sylheti",
        weight=5,
        older="Rahela Jahanara / Nurul",
    ),
    "pakistani": Folk(
        "Saima Aleena Zara Iqra Maryam",
        "Hamza Bilal Usman Danyal Zain",
        "Akhtar Mahmood Hussain Qureshi Iqbal",
        "Urdu",
        weight=7,
        older="Nasreen Khalida / Bashir",
    ),
    "polish": Folk(
        "Zuzanna Agnieszka Małgorzata Oliwia Bożena",
        "Łukasz Paweł Kacper Mateusz Jędrzej",
        "Wójcik Zielińska Dąbrowska Kaźmierczak Wróbel",
        "Polish",
        weight=6,
        older="Halina / Zbigniew",
    ),
    "romanian": Folk(
        "Ioana Mădălina Ștefania Crina",
        "Andrei Răzvan Ionuț Florin",
        "Popescu Țurcanu Munteanu Ciobanu",
        "Romanian",
        weight=4,
    ),
    "lithuanian": Folk(
        "Rūta Eglė Viktorija Živilė",
        "Mantas Tomas Žygimantas Darius",
        "Kazlauskaitė Petraitis Šimkus Butkus",
        "Lithuanian",
        weight=2,
    ),
    "ukrainian": Folk(
        "Oksana Halyna Svitlana Daryna",
        "Andriy Taras",
        "",
        "Ukrainian",
        weight=3,
        script=(
            ("Олена Коваль", "Olena Koval", "she"),
            ("Богдан Шевчук", "Bohdan Shevchuk", "he"),
            ("Ірина Ткаченко", "Iryna Tkachenko", "she"),
        ),
    ),
    "arabic": Folk(
        "Huda Samira Layla",
        "Khaled Tariq Bilal",
        "",
        "Arabic",
        "Syrian",
        weight=6,
        script=(
            ("نور الهاشمي", "Noor al-Hashimi", "she"),
            ("ياسين الخطيب", "Yassin al-Khatib", "he"),
            ("سلمى درويش", "Salma Darwish", "she"),
            ("عمر الحلبي", "Omar al-Halabi", "he"),
            ("رنا قاسم", "Rana Qasim", "she"),
        ),
    ),
    "afghan": Folk(
        "Fariba Shukria Nilofar Parwana",
        "Najib Farid",
        "",
        "Dari",
        "Herati",
        weight=4,
        script=(
            ("یوسف رحیمی", "Yousef Rahimi", "he"),
            ("زهرا نوری", "Zahra Noori", "she"),
            ("میرویس حیدری", "Mirwais Haidari", "he"),
        ),
    ),
    "kurdish": Folk(
        "Rojîn Berîvan Şîlan Zelal",
        "Azad Baran Serhat Kawa",
        "Çelik Demirtaş Şahîn Barzan",
        "Kurdish",
        "Sorani",
        weight=3,
    ),
    "turkish": Folk(
        "Elif Gülşen Ayşe Zeynep",
        "Emre Ömer Çağlar Tolga",
        "Yıldırım Özdemir Aydın Kılıç",
        "Turkish",
        weight=3,
        older="Fatma / Hüseyin",
    ),
    "chinese": Folk(
        "Mei-Ling Xiulan Wing-Yan",
        "Ka-Ho Zhiming Tsz-Kin",
        "Cheung Wong Leung Lau",
        "Cantonese",
        weight=3,
        older="Sau-Fong / Kwok-Wai",
    ),
    "vietnamese": Folk(
        "Hương Thảo Ngọc Linh",
        "Minh Tuấn Đức Bảo",
        "Nguyễn Trần Phạm Lê",
        "Vietnamese",
        weight=3,
    ),
    "portuguese": Folk(
        "Beatriz Conceição Inês Leonor",
        "João Tiago Simão Gonçalo",
        "Magalhães Araújo Brandão Simões",
        "Portuguese",
        weight=3,
    ),
    "spanish": Folk(
        "Begoña Lucía Itziar Paola",
        "Iñaki Andrés Nicolás Jesús",
        "Muñoz Ibáñez Peña Quiñones",
        "Spanish",
        weight=2,
    ),
    "german": Folk(
        "Käthe Zoë Annika Solveig",
        "Jürgen Björn Jörg Günther",
        "Grünwald Schäfer Ødegård Åström",
        "",
        weight=1,
    ),
    "jewish": Folk(
        "Shira Tamar Miriam Yael",
        "Ezra Eitan Asher Noam",
        "Abramsky Lewin Grossman Feldman",
        weight=2,
        older="Esther Golda / Mordechai",
    ),
}

STREETS = (
    "Alder Street",
    "Canal Row",
    "Quarry Lane",
    "Mafeking Terrace",
    "Bobbin Court",
    "Larch Close",
    "Station Parade",
    "Weaver’s Yard",
    "Tenter Hill",
    "Ropewalk",
    "Coronation Buildings",
    "Primrose Bank",
    "Saltworks Road",
    "Chapel Fold",
    "Hopper Street",
    "Damson Avenue",
    "Kiln Gardens",
    "Lower Moor Road",
    "Pottery Steps",
    "Sandpiper House",
)
TOWNS = (
    ("Ashby Vale", "NX1"),
    ("Ferriby Cross", "NX2"),
    ("Marlow Bridge", "NX4"),
    ("Holme", "NX7"),
)
SCHOOLS = (
    "Northgate School",
    "Mill Lane Primary",
    "St Hilda’s",
    "Riverside Academy",
    "Canal Street School",
    "Bishop’s Park",
    "Larkfield Primary",
    "Oakbank School",
)
TEACHERS = (
    "Mrs Pask",
    "Miss Oyelaran",
    "Ms Osborne",
    "Mrs Trott",
    "Mrs Kowalczyk",
    "Ms Dhillon",
    "Mrs Penrose",
    "Miss Achterberg",
)
CAFES = (
    "the Copper Kettle",
    "Sid’s",
    "the café in the market",
    "the garden centre café",
    "Rosa’s",
    "the library café",
    "the café by the bus station",
    "Bread & Roses",
)
PARKS = (
    "the rec",
    "Marsh Park",
    "the canal path",
    "Jubilee Gardens",
    "the duck pond",
    "the top field",
    "the skate park",
    "the old railway line",
)
CLUBS = (
    "the Tuesday lunch club",
    "the men’s shed",
    "the knitting table at the library",
    "the allotment group",
    "the choir at the Methodist hall",
    "the mosque’s Friday kitchen",
    "the repair café",
    "the gurdwara kitchen",
    "the bowls club",
    "the stroke group",
)
YOUTH = (
    "the boxing gym",
    "Friday youth club",
    "drama group",
    "cadets",
    "the skate park",
    "the young carers’ group",
    "football at the rec",
    "the art room at lunch",
)
DOCTORS = (
    "Dr Rao",
    "Dr Kelleher",
    "Dr Mbeki-Lane",
    "Dr Sutcliffe",
    "Dr Petrou",
    "Nurse Gill",
)
PETS = (
    "Biscuit the dog",
    "Pepper the cat",
    "two guinea pigs",
    "Chief the staffie",
    "a budgie called Elvis",
    "Mabel the cat",
    "a goldfish called Keith",
    "Smudge the rabbit",
)
FRIENDS = (
    "Zee",
    "Kai",
    "Priti",
    "Big Dan",
    "Chantelle",
    "Mo",
    "Lottie",
    "Yusuf",
    "Agata",
    "Marlon",
    "Bex",
    "Femi",
)
NEIGHBOURS = (
    "Mrs Ali next door",
    "Ken downstairs",
    "Val across the landing",
    "Mr Singh at number nine",
    "the couple upstairs",
    "Dot from the end house",
    "Father Michael",
    "Ama in the flat below",
)
HOMES = {
    "somali": "Hargeisa",
    "eritrean": "Asmara",
    "polish": "Gdańsk",
    "romanian": "Cluj",
    "lithuanian": "Vilnius",
    "ukrainian": "Kharkiv",
    "arabic": "Aleppo",
    "afghan": "Herat",
    "kurdish": "Sulaymaniyah",
    "turkish": "Izmir",
    "chinese": "Hong Kong",
    "vietnamese": "Huế",
    "portuguese": "Setúbal",
    "spanish": "Málaga",
    "nigerian": "Ibadan",
    "ghanaian": "Kumasi",
}

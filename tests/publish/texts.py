"""Sample texts in our own words, written for these tests."""

ARTICLE = (
    "The Nusrah Front has put out pictures that allegedly show what coalition strikes left behind "
    "in Idlib.\n"
    "The US government announced on Sept. 23 that some first strikes had hit a cell it calls the "
    "Khorasan group. Since then the Nusrah Front has not claimed any bombing of its own people, "
    "and the US government has not announced any further strike on it.\n"
    "That seems to be over. The Nusrah Front claims that its pictures show one of its headquarters "
    "in Harem, a border town, after coalition missiles flattened it. It argues that civilians were "
    "hit most, but this is a self-serving claim.\n"
    "It turned on the rebels of the SRF late in October, which it accuses of attacking civilians. "
    "It is not publicly known if the new strikes have anything to do with that fight.\n"
    "A senior US official told a broadcaster earlier this week that strikes on the group were not "
    "“off the table”."
)
RELEASE_3 = (
    "Page 1 of 1\n"
    "Strikes continue in Syria, Iraq\n"
    "U.S. forces struck in Syria Oct. 31 through Nov. 3, officials reported. Five strikes near "
    "Kobani hit a small unit.\n"
    "print address 12/15/2015"
)
RELEASE_5 = (
    "Page 1 of 1\n"
    "Strikes continue in Syria, Iraq\n"
    "U.S. forces struck in Syria Nov. 3 through today, officials reported. Three strikes near "
    "Kobani hit fighting positions.\n"
    "print address 12/15/2015"
)
RELEASE_6 = (
    "Strikes in Syria on a network\n"
    "U.S. forces conducted strikes last night against five Khorasan Group targets near\n"
    "print address 12/15/2015\n"
    "Page 2 of 2\n"
    "Sarmada, Syria, officials reported today. The strikes were not in response to the Front's "
    "clashes with other rebels, officials added, and did not target the Front as a whole."
)
ARABIC = "تدّعي الجبهة أن صواريخ التحالف دمّرت أحد مقارّها في حارم، وتقول إن مدنيين قُتلوا."
HOSTILE = (
    '<script>alert("x")</script> The \u202egroup\u2066 "claims" <img src=x onerror=alert(1)> that '
    "javascript:alert(1) & a\x00b {{ 7*7 }} </span></body> struck Nowhere's \x1b[31mdepot."
)

"""Closed lists of words that the claim rules know: frozen tables, nothing else."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


BELONGING = words("""
    behind among beyond within across for of as over in against about to from between with
    into toward towards on at
""")
TEMPORAL = words("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    week weeks month months year years day days night morning afternoon evening hour hours
    weekend january february march april may june july august september october november
    december jan feb mar apr aug sept sep oct nov dec interview statement time moment briefing
    conference tweet speech past
""")
PARTING = words("""
    but while although though after before because when until unless according despite
""")
CARRIERS = words("""
    statement interview letter tweet speech email e-mail report post release briefing call
    conference memo article video message appearance editorial testimony broadcast remarks
""")
PHASES = words("""
    go continue begin start try keep appear seem happen use get proceed come attempt help stop
    fail manage rush return struggle tend need have able set
""")
TIMES = words("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday week month year
    january february march april may june july august september october november december
    morning afternoon evening night
""")
PLAIN = words("""
    quote_dash noun_colon headline
    according_to said_within quote_after quote_before said_last block so_called
    speaker_colon said_before acts_of_speech nominal
""")
ACTIVE = words("""
    clause infinitive object prepositional that_clause hidden_clause bare_clause
""")
ADVERBS = words("""
    also then later now just still already yet ever again once first even previously recently
    always often soon further only simply merely so too both all
""")
PREPOSITIONS = words("""
    on in at after before during since by from under amid despite over with for until
""")
DAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    earlier later last this week month year night morning afternoon evening on in at ago now
    january february march april may june july august september october november december
""")
ROLES = words("""
    official officials source sources resident residents witness witnesses eyewitness
    eyewitnesses spokesman spokeswoman spokesperson spokespeople spokesmen activist activists
    diplomat diplomats commander commanders fighter fighters soldier soldiers officer officers
    analyst analysts expert experts observer observers doctor doctors medic medics survivor
    survivors villager villagers aide aides adviser advisers advisor advisors lawmaker
    lawmakers critics critic reporter reporters journalist journalists insider insiders
    refugee refugees worker workers somebody someone others people many some few man woman men
    women person anyone lawyer lawyers investigators investigator visitors speakers
    commentators representatives authorities scientists researchers researcher prosecutors
    prosecutor families leaders leader cleric clerics driver senators passengers victims
    veterans students teachers farmers traders relatives relative neighbour neighbours
    neighbor neighbors member members official's
""")
ARMED = words("""
    group groups organisation organization militia militants fighters rebels insurgents
    jihadists
""")
GROUPS = words("""
    army military government governments side sides party parties rebels opposition militants
    forces troops regime insurgents countries country allies coalition public voters nation
    community city world council group groups organisation organization organisations
    organizations militia militias media press state states republicans democrats crowd
    majority administration authorities leadership protesters demonstrators everyone everybody
    nobody percent americans police
""")
SOME = words("""
    a an one some another several many most few two three dozens
""")
DETERMINERS = words("""
    the a an this that these those his her their its our my no any some of for with from by
    and against on at into
""")
LIGHT = words("""
    sign signs signed signing reach reaches reached reaching strike struck seek sought win
    provide provides provided providing deliver delivers delivered express expresses expressed
    expressing voice voices voiced voicing raise raises raised raising make makes made making
    give gives gave giving offer offers offered offering issue issues issued issuing show
    shows showed showing have has had having face faces faced facing draw draws drew drawing
    send sends sent sending repeat repeated file files filed filing level leveled levelled won
    take takes took share shares shared stir stirred spark sparked fuel fueled
""")
ABBREVIATIONS = words("""
    mr mrs ms dr prof sen rep gov gen col lt sgt capt maj cmdr adm brig pres st jr sr no vs
    etc jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u a.m p.m inc corp co
    ltd calif md va ga pa mass conn fla tex ariz colo ill ind kan ky la mich minn miss neb nev
    okla ore tenn vt wash wis fig approx spc pvt cpl hon rev messrs ft mt v
""")
DISTANCING_CUES = words("""
    claim claims claimed claiming alleges allege alleged alleging purport purports insists
    maintain maintains allegedly purportedly reportedly supposedly so-called
""")
ENDORSING_CUES = words("""
    confirm confirmed confirms confirming acknowledge acknowledged acknowledges acknowledging
    reveal revealed reveals revealing note noted notes noting show showed shows shown showing
    admit admitted admits admitting concede conceded demonstrate demonstrates demonstrated
    prove proved proves pointed disclosed disclose learned documented found know knows
""")
NEGATIONS = words("""
    not n't never neither nor no nobody none nothing hardly cannot
""")
AUXILIARIES = words("""
    is are was were be been being am has have had having do does did will would shall should
    can could may might must 's 've 'd 'll 're ca wo
""")

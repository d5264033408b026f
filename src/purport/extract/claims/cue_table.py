"""The words that attribute: a frozen table, one row a group of verbs or nouns of one behaviour.

Frames (what can follow, and so what the content is):
  c clause or quotation            q quotation only, or a clause with "that"
  o object noun phrase             v infinitive of the same subject ("plans to leave")
  g gerund ("suggested leaving")   p object and infinitive ("urged the army to leave")
  r recipient before the content ("told reporters that"), never part of it
  x object, but only where the cue is negated ("did not name the suspect")
  n object and complement ("called it a lie")
A preposition joins the cue and is followed by the content: "+of" in "spoke of the raid". With
"o" in the same row, "object +prep …" belongs to the content ("accused the army of looting").
"""

from purport.extract.claims.words import words
from purport.records.claim import CueClass

S, A, C, D = CueClass.SAY, CueClass.ANNOUNCE, CueClass.CLAIM, CueClass.DENY
X, B, N, K = CueClass.ACCUSE, CueClass.BELIEVE, CueClass.INTEND, CueClass.ASK
W, H = CueClass.SHOW, CueClass.HEAR

VERBS: tuple[tuple[CueClass, str, str], ...] = (
    (S, "c q", "comment speak"),
    (S, "c o", "convey stipulate express corroborate espouse"),
    (S, "g", "describe recall deny"),
    (W, "o", "list"),
    (S, "c q", "say write tweet retweet post text email blog"),
    (S, "c r", "tell inform assure brief"),
    (K, "p", "tell"),
    (S, "c o r", "remind advise"),
    (S, "c q", "add reply respond conclude reason"),
    (S, "c +to", "testify"),
    (
        S,
        "q",
        """
        joke quip laugh smile sigh shout yell scream cry chant whisper mutter murmur mumble begin
        start continue answer retort interject exclaim shrug grin gush snap bark chuckle intone
        recount recite sing opine muse elaborate counter interrupt deadpan fume thunder wail sneer
        boast brag marvel read
    """,
    ),
    (
        S,
        "c o",
        """
        note mention explain describe recall state relate stress emphasize emphasise underline
        underscore highlight reiterate repeat echo clarify specify detail discuss cite outline
        address reference quote summarize narrate observe remark articulate invoke recount
        reassert restate allude enumerate point_out lay_out set_out spell_out bring_up raise
    """,
    ),
    (S, "+on +about", "comment remark elaborate expand reflect weigh_in touch"),
    (S, "+of +about", "speak talk boast brag joke tweet write lie speak_out"),
    (
        S,
        "n",
        """
        call describe label dub brand term characterize characterise portray depict hail liken
        compare deem cast refer rate paint identify contrast define
    """,
    ),
    (S, "+to", "refer point allude respond object admit confess react"),
    (S, "+for", "apologize apologise thank"),
    (S, "o", "thank link credit tie apologize"),
    (D, "n", "dismiss"),
    (X, "n", "denounce deride mock ridicule"),
    (W, "c n", "find"),
    (
        A,
        "c o",
        """
        announce declare proclaim report confirm disclose reveal unveil concede admit acknowledge
        affirm divulge signal certify verify notify rule decree leak
    """,
    ),
    (A, "c", "publish release broadcast introduce"),
    (
        C,
        "c o",
        """
        claim allege assert insist maintain contend argue profess purport posit hypothesize
        theorize speculate reckon swear aver insinuate hint warn
    """,
    ),
    (C, "c r p", "warn caution alert"),
    (C, "+of +about +against", "warn caution"),
    (C, "+for +against", "argue"),
    (C, "+on", "insist"),
    (C, "+on +upon +about", "speculate"),
    (B, "x", "accept support endorse recognize recognise share"),
    (S, "x", "mandate release explain substantiate rule_out"),
    (D, "c o g", "deny"),
    (
        D,
        "o",
        """
        reject dismiss rebut refute contradict disavow disown repudiate retract decry dispute
        rebuff downplay discount contest rule_out play_down reverse
    """,
    ),
    (D, "o", "decline refuse"),
    (D, "c", "dispute"),
    (
        X,
        "o",
        """
        accuse blame condemn criticize criticise denounce slam blast attack assail lambast
        lambaste mock ridicule deride rebuke chide castigate decry lament deplore bemoan excoriate
        fault censure berate rip chastise admonish scold savage bash hammer pillory challenge
        grill needle vilify demonize disparage belittle malign denigrate insult shame trash tear
        knock call_out single_out go_after
    """,
    ),
    (X, "c o", "charge complain protest"),
    (X, "+about +of", "complain"),
    (X, "+against", "protest rail inveigh push_back"),
    (X, "+at", "lash_out hit_out scoff balk bristle poke"),
    (
        B,
        "c o",
        """
        believe suspect fear doubt presume assume suppose conclude predict forecast project
        anticipate expect estimate regret foresee envision envisage understand recognize recognise
        welcome
    """,
    ),
    (
        B,
        "c",
        """
        think feel know realize realise imagine guess figure remember forget hope worry perceive
        sense hold judge determine learn hear discover calculate consider agree decide see notice
        reckon surmise recall
    """,
    ),
    (B, "v", "hope expect fear"),
    (B, "p", "expect"),
    (B, "c", "disagree wonder concur"),
    (B, "+with", "agree disagree sympathize"),
    (B, "+about", "worry think care hear learn wonder"),
    (B, "+of", "think approve disapprove hear conceive"),
    (B, "+in", "believe"),
    (B, "+for", "hope pray root"),
    (
        B,
        "o",
        """
        praise applaud laud commend endorse support oppose back favor favour defend tout admire
        appreciate respect love hate dislike loathe detest despise resent value cherish prefer
        like want desire crave trust mourn celebrate champion compliment promote embrace dread
        doubt adore salute congratulate
    """,
    ),
    (B, "n", "see view regard consider deem"),
    (B, "v p", "like love hate prefer"),
    (
        N,
        "v",
        """
        plan intend vow pledge promise threaten decide want wish refuse decline agree offer seek
        aim swear opt hesitate resolve mean commit prefer aspire consent volunteer elect vote
        prepare move
    """,
    ),
    (
        N,
        "o",
        """
        promise pledge vow threaten propose offer plan recommend ponder weigh contemplate approve
        authorize authorise endorse veto mull pitch debate seek demand
    """,
    ),
    (N, "c", "promise pledge vow threaten resolve"),
    (N, "g", "consider propose suggest recommend contemplate favor oppose"),
    (N, "p", "want"),
    (N, "+to", "vow pledge commit agree"),
    (N, "+for +against", "vote campaign"),
    (K, "c o p r", "ask"),
    (K, "c o", "demand request propose suggest recommend question query"),
    (
        K,
        "p",
        """
        urge ask order tell instruct command advise encourage request beg implore exhort press
        direct invite warn call require challenge permit allow forbid persuade convince pressure
        dare caution remind lobby
    """,
    ),
    (K, "c", "urge order"),
    (A, "n", "name nickname"),
    (S, "g", "mention report"),
    (C, "o", "attribute ascribe"),
    (K, "o", "urge invite prohibit ban forbid encourage permit"),
    (K, "+for", "call ask appeal push plead advocate press lobby campaign"),
    (K, "p +on +upon", "call"),
    (K, "+to", "appeal"),
    (K, "c o g", "advocate"),
    (K, "c", "inquire enquire pray plead"),
    (K, "v", "ask demand"),
    (
        W,
        "c o",
        """
        show indicate suggest demonstrate prove document depict illustrate imply reflect confirm
        portray
    """,
    ),
    (W, "c", "mean"),
    (S, "c q", "confide chime_in blurt preach pontificate crow gloat grumble moan fret rejoin"),
    (S, "c +to", "attest"),
    (S, "c o", "recollect summarize summarise chronicle justify"),
    (S, "+for", "vouch"),
    (S, "c r", "reassure"),
    (A, "c o", "pronounce record validate"),
    (A, "n", "christen"),
    (C, "c o", "hypothesise postulate conjecture guarantee avow prophesy foretell"),
    (D, "o", "recant walk_back"),
    (X, "o", "rue scorn reprimand upbraid incriminate implicate indict"),
    (X, "c +about", "gripe grouse"),
    (B, "c o", "assess infer deduce gather discern ascertain establish reckon calculate"),
    (B, "o", "distrust disbelieve"),
    (N, "v", "undertake yearn long"),
    (N, "+to", "accede acquiesce assent"),
    (K, "p", "entreat beseech petition counsel"),
    (H, "c", "rumour rumor"),
    (
        S,
        "x",
        """
        name list release answer publish provide identify give supply present clarify substantiate
        back_up
    """,
    ),
)

NOUNS: tuple[tuple[CueClass, str], ...] = (
    (
        S,
        """
        statement remark comment assertion word message account story testimony explanation
        description answer reply response speech letter note tweet post hint reminder reassurance
        justification excuse caveat characterization characterisation
    """,
    ),
    (
        A,
        """
        announcement declaration report news confirmation admission acknowledgement ruling verdict
        decision finding conclusion confession revelation disclosure proclamation pronouncement
        clarification decree
    """,
    ),
    (
        C,
        """
        claim allegation contention argument warning insistence pretext assurance theory
        insinuation hypothesis guarantee
    """,
    ),
    (D, "denial rejection dismissal"),
    (X, "accusation charge criticism condemnation complaint blame protest anger outrage"),
    (
        B,
        """
        belief view opinion fear hope concern suspicion doubt expectation impression conviction
        feeling assumption estimate prediction assessment worry notion idea praise support
        opposition endorsement misgiving position stance skepticism scepticism objection guess
        calculation projection forecast wish sense consensus dismay alarm frustration
        reservation confidence regret
    """,
    ),
    (
        N,
        """
        promise pledge vow threat plan intention offer commitment desire willingness refusal
        determination goal aim proposal agreement eagerness reluctance
    """,
    ),
    (
        K,
        """
        call demand request question appeal order suggestion recommendation plea instruction
        directive query advice
    """,
    ),
    (W, "evidence indication proof sign"),
    (H, "rumour rumor speculation"),
)

ADJECTIVES: tuple[tuple[CueClass, str, str], ...] = (
    (
        B,
        "c +of +that",
        """
        insistent suspicious dubious unconvinced ignorant aware confident
        convinced certain sure hopeful optimistic adamant doubtful sceptical
        skeptical afraid fearful unsure unaware mindful wary
    """,
    ),
    (X, "c +of", "critical"),
    (B, "c +of", "supportive proud"),
    (
        B,
        "c +about",
        """
        worried surprised shocked happy glad sorry pleased angry clear disappointed
        relieved delighted alarmed enthusiastic passionate vague upset
    """,
    ),
    (B, "c +about +by +at +over +for", "concerned"),
    (
        B,
        "c +by +with +at",
        "frustrated outraged incensed appalled disturbed troubled dismayed saddened",
    ),
    (B, "c v +about", "excited honoured honored"),
    (B, "c +for", "grateful thankful"),
    (D, "+to", "opposed"),
    (
        N,
        "v +to +on",
        """
        ready willing eager determined keen reluctant unwilling prepared committed dedicated
        intent
    """,
    ),
)

IDIOMS: tuple[tuple[CueClass, str, str, str], ...] = (
    (
        B,
        "cast casts casting throw throws threw raise raises raised raising",
        "doubt doubts",
        "on upon over about",
    ),
    (D, "take takes took taking", "issue exception", "with to"),
    (
        X,
        "pin pins pinned pinning lay lays laid laying place places placed put puts putting",
        "blame",
        "on upon at with",
    ),
    (X, "point points pointed pointing", "finger fingers", "at"),
    (X, "take takes took taking", "aim", "at"),
    (C, "take takes took taking claim claims claimed claiming", "credit", "for"),
    (C, "make makes made making", "case argument", "for that against"),
    (
        B,
        "throw throws threw lend lends lent declare declares declared give gives gave",
        "weight support backing",
        "behind to for",
    ),
    (S, "draw draws drew drawing call calls called calling", "attention", "to"),
    (S, "make makes made making", "reference mention", "to of"),
    (S, "raise raises raised raising", "possibility prospect spectre issue question", "of that"),
    (B, "come comes came coming reach reaches reached draw draws drew", "conclusion", "that"),
    (B, "hold holds held holding take takes took", "view opinion belief line position", "that"),
    (B, "pay pays paid paying", "tribute", "to"),
    (S, "bear bears bore give gives gave", "witness testimony evidence", "to that of"),
    (K, "make makes made issue issues issued launch launches launched", "appeal plea", "for to"),
    (S, "sound sounds sounded raise raises raised", "alarm", "about over on"),
    (
        B,
        "have has had having",
        "doubts concerns reservations misgivings suspicions fears",
        "about over that",
    ),
    (A, "break breaks broke", "news", "of that"),
    (C, "make makes made making", "point", "that"),
    (S, "send sends sent sending", "message signal", "that"),
)

HEARSAY_ADVERBS = words("""
    allegedly apparently ostensibly presumably purportedly reportedly seemingly supposedly
""")
HEARSAY_ADJECTIVES = words("""
    alleged presumed purported reported rumored rumoured supposed suspected
""")

"""Words that tell places from other names: streets, waters, bodies, titles, and plain words."""


def as_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


INNER = as_set("""
ad al am an and ar as ash az bin da de del den der des di do du e el ez ibn in la le les of on
saint sous sur the und upon van y
""")
STREETS = as_set("""
ave ave. avenue blvd blvd. boulevard circle court dr dr. drive expressway freeway highway hwy lane
ln parkway pike pkwy place rd rd. road st st. street trail turnpike way
""")
WATERS = as_set("""
basin bay brook canal creek dam falls gulf harbor harbour lake ocean pond reservoir river sea
springs strait
""")
LANDS = as_set("""
airfield airport beach bridge camp canyon checkpoint city coast county crossing crossroads desert
district forest governorate heights hill hills island islands mount mountain mountains
neighborhood neighbourhood oblast parish park peninsula plains plateau port prefecture province
region ridge square state station territory town township valley village
""")
LEADS = as_set("""
camp cape fort ft. gulf island isle lake mount mt mt. port river
""")
NUMBERED = as_set("""
county highway hwy i interstate ky road route sr u.s. us w.va.
""")
CALENDAR = as_set("""
apr april aug august christmas dec december easter feb february fri friday jan january jul july
jun june mar march may mon monday nov november oct october ramadan sat saturday sep sept september
sun sunday thu thurs thursday tue tues tuesday wed wednesday
""")
TITLES = as_set("""
attorney capt capt. captain chairman chancellor chief coach col col. colonel commissioner
congressman deputy detective director dr dr. gen gen. general gov gov. judge king lady lord lt lt.
maj maj. major mayor minister mr mr. mrs mrs. ms ms. officer pastor president prince princess prof
prof. professor queen rep rep. rev rev. secretary sen sen. senator sergeant sgt sgt. sheriff sir
spokesman spokeswoman superintendent
""")
BODIES = as_set("""
academy agency arena army assembly association authority bank board bulldogs bureau center centre
chamber church club co co. college commission committee company corp corp. council court
department district elementary fc festival fire force forces foundation gazette group hall health
herald high hospital hotel house inc inc. institute international journal league library llc
medical middle ministry museum national navy news office orchestra party police post press public
rescue school schools senate service services society stadium symphony team tech theater theatre
tigers times tribune union united university wildcats
""")
CIVIC = as_set("""
airport area area's board catholic central chamber church city commission community council county
court courthouse department district downtown elementary fire health high historical hospital
housing jail library main mayor middle municipal museum park parks police public regional school
schools sheriff sheriff's sheriff’s street transit water
""")
FUNCTION_WORDS = as_set("""
a about after again against all also although always among an and another any are around as ask at
away back be because been before being below best between both but by call can cannot come could
day did do does down during each either else even ever every few find first for free from further
get give go good great had has have he her here him his home house how however i i'll i'm i've if
in into is it its i’ll i’m just keep last least less let like look make man many may maybe me men
might more most much must my neither never new next no nor not nothing now of off oh ok on once
one only onto or other others our out over own people per perhaps put run said same say says
second see set several shall she should since so some still such take than that the their them
then there these they this those though through thus to today tomorrow too toward try two under
until up upon us use very was wash we well were what when where which while who whom whose why
will with within without woman women would yes yesterday yet you your
""")
INTO = as_set("""
across around at in inside into near outside through throughout within
в во на под близ возле около у біля поблизу
""")
FROM = as_set("""
between beyond from off over to toward towards via из из-за до к от від до з
""")
SAYING = as_set("""
added asked explained noted recalled replied said says told wrote
""")
FOLK = as_set("""
area authorities border capital couple family man mayor men native neighborhood neighbourhood
officials police region resident residents students suburb teen woman women
""")
SHORT_STATES = as_set("""
ala. alta. ariz. ark. calif. colo. conn. del. fla. ft. ga. ill. ind. kan. kans. ky. la. mass. md.
mich. minn. miss. mo. mont. mt. neb. nebr. nev. okla. ont. ore. oreg. pa. penn. phila. que. sask.
st. tenn. tex. va. vt. wash. wis. wyo.
""")
COMPASS = as_set("""
central downtown east eastern fort greater inner las los lower mid new north northeast northern
northwest old outer saint san south southeast southern southwest st st. upper west western
""")


ALONE_NO_PLACE = as_set("""
al el ar as ad west east north south western eastern northern southern central upper lower inner
greater media arab arabs islam muslim muslims christian christians islamic kurdish kurds sunni shia
""")


BLOWS = as_set("""
abandoned attacked besieged bombarded bombed bombing captured cleared controlled controls
destroyed encircled entered evacuated fled held hit hitting left liberated overran pounded raided
reached recaptured retaken retook seized shelled shelling stormed striking struck surrounded
targeted targeting took visited visiting
""")

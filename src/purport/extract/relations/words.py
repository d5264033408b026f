"""Words for groups, and what stands around a name, as the relation rules use them."""

import re

MARK = "\ue000"  # stands for every letter of a party, so that rules see parties, not their names

# What armed groups, states and peoples are called.
MEMBERS = (
    r"(?:fighters?|terrorists?|militants?|insurgents?|rebels?|jihadists?|extremists?|gunmen|"
    r"troops|soldiers?|forces?|units?|airmen|aircraft|warplanes|jets|leaders?|officials?)"
)
BODIES = (
    r"(?:forces|army|military(?!\s+[a-z])|police|militias?|regime|government|coalition|opposition|"
    r"tribe|authorities|rebels|insurgents|militants|fighters|troops|"
    r"terrorist (?:group|organi[sz]ation)|"
    r"people|civilians|peshmerga|paramilitaries|"
    r"partners|allies|international community)"
)
QUALITY = (
    r"(?:armed|security|military|ground|air|special|regular|allied|opposition|rebel|government|"
    r"terrorist|jihadist|militant|tactical|moderate|pro-government|anti-government|coalition|"
    r"enemy|local|foreign|tribal|innocent|international|partner)"
)
DESCRIBED = r"(?:group|organi[sz]ation|militia|faction|movement|network|alliance|brigade)"
OFFICE = r"(?:leader|commander|chief|head|emir|founder|president|chairman)"

# Words for people that name nobody unless something stands before them.
_VAGUE = (
    "people forces fighters militants rebels insurgents troops authorities tribe militia "
    "terrorists terrorist military militias partners allies"
)
VAGUE = frozenset(_VAGUE.split())

# Names that a description such as "the group" never stands for.
NO_GROUP = re.compile(
    r"government|regime|command\b|centcom|coalition|\bu\.?n\.?\b|council|ministry|people|civilians"
    r"|army|forces|military|police|pentagon|opposition",
    re.I,
)
EVENLY = re.compile(r"[ \t\n]+")


def written(phrase: str) -> str:
    """A phrase as a pattern: any white space for a space, either apostrophe for one."""
    return EVENLY.sub(r"\\s+", phrase.strip()).replace("'", "['’]")


PEOPLES = (
    r"(?:[A-Z][a-z]+(?:ians|anis|aqis|enis|aelis|eans)|Turks|Kurds|Sunnis|Shi['’]?ites|Shias|"
    r"Yazidis|Alawites|Druze|Afghans|Americans|Christians)"
)
# What a state does when it is no place; before it a name is a party.
STATE_ACTS = (
    r"(?:and (?:its|his|her) (?:partners|allies)\s+)?"
    r"(?:will|has|have|had|is|are|was|continues? to|also|still)?\s*"
    r"(?:stands?|stood|supports?|backs?|supporting|backing|backed|fights?|fighting|fought|bombed|"
    r"bombs|attacked|attacks|arms|funds|accuses?|accused|blames?|blamed|joined|unites?|launched|"
    r"conducted|struck|killed)"
)
_NO_NAME = "This That It They We He She These Those Who Which There I You What As But And If When"
NO_NAME = frozenset(_NO_NAME.split())

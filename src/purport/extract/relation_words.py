"""Words for groups, and what stands around a name, as the relation rules use them."""

import re

MARK = "\ue000"  # stands for every letter of a party, so that rules see parties, not their names

# What armed groups, states and peoples are called.
MEMBERS = (
    r"(?:fighters?|terrorists?|militants?|insurgents?|rebels?|jihadists?|extremists?|gunmen|"
    r"troops|soldiers?|forces?|units?|airmen|aircraft|warplanes|jets|leaders?|officials?)"
)
BODIES = (
    r"(?:forces|army|military|police|militias?|regime|government|coalition|opposition|tribe|"
    r"authorities|rebels|insurgents|militants|fighters|troops|terrorist (?:group|organi[sz]ation)|"
    r"people|civilians|peshmerga|paramilitaries)"
)
QUALITY = (
    r"(?:armed|security|military|ground|air|special|regular|allied|opposition|rebel|government|"
    r"terrorist|jihadist|militant|tactical|moderate|pro-government|anti-government|coalition|"
    r"enemy|local|foreign|tribal|innocent|international|partner)"
)
DESCRIBED = r"(?:group|organi[sz]ation|militia|faction|movement|network|alliance|brigade)"
OFFICE = r"(?:leader|commander|chief|head|emir|founder|president|chairman)"

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

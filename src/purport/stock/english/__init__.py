"""Our own English model. In: the model file beside this page. Out: a spaCy Language.

`load()` opens the shipped file, whose SHA-256 is pinned here, and gives a `spacy.Language` whose
Docs carry, for every word: `tag_` (Penn), `pos_` and `morph` (Universal Dependencies), `head` and
`dep_` (Universal Dependencies 2 with subtypes, the root written "ROOT"), `lemma_`, sentence starts,
and `ents` of the kinds person, organisation, place, nationality and weapon. White-space tokens have
the tag "_SP" and the relation "dep". `doc.text` is the text, always. See MODEL_CARD.md.

Never: reading anything but that one file, unpickling, the network.
"""

from purport.stock.english.container import DamagedModel
from purport.stock.english.language import load, open_model

__all__ = ["DamagedModel", "load", "open_model"]

"""What is in view to the files of a dossier.

In: a view, options. Out: relative paths and bytes, one after the other; it writes nothing. Never: a
fact without its source, a hedge left out, an unreviewed picture, or an address of the network.
"""

from purport.publish.dossier import publish
from purport.publish.options import PublishOptions

__all__ = ["PublishOptions", "publish"]

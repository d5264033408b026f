"""An open corpus of attributed claims about conflict: guidelines, stand-off claims, and the
scripts that compile them, join them with their texts and compare two passes."""

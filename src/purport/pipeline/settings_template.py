"""The case.toml that a new case begins with."""

TEMPLATE = """\
# What purport should know of this case. Every line is optional.
title = {title}

# Countries (ISO two-letter codes) that this case is about: preferred when a name is ambiguous.
countries = {countries}

# The zone for dates that carry none (IANA name).
zone = {zone}

[compare]
# An announcement of the same attacker in an overlapping time counts as *likely* up to this many
# km, and as *possible* up to the next.
likely_km = 40.0
possible_km = 100.0
# Up to this distance the place counts as the same.
announced_km = 10.0
# Farther announcements in the same first-level region (province) are *possible*, too, unless the
# record names that place in more than this share of its windows.
same_region = true
usual_share = 0.6
# Beyond this many km an announcement in another region is listed, and not rested on.
other_region_km = 40.0
# A claimed day has a night before and after it, and a zone that may be unknown (hours).
night_h = 6.0
zone_slack_h = 3.0
# How far back a claimed event without a date is searched for, in days before it was claimed.
lookback_days = 14

[link]
# From so many bits of weight two claims are suggested as one incident (`purport show CASE ties`).
# Left out: as the file of weights says that ships. Higher: fewer and surer suggestions.
# threshold = 0.5
# What no weight overrules: how far apart windows (hours) and places (km beyond what both leave
# open) of one incident may lie.
most_hours_apart = 36.0
most_km_apart = 15.0

[pictures]
# Pictures of more megapixels than this, and of other formats, are kept but not opened.
most_megapixels = 50
formats = ["JPEG", "PNG", "WEBP", "TIFF", "GIF"]
# At most so many frames of one video are kept as pictures.
video_frames = 60

# The zone in which a day of an origin ends:
# [origins."US Central Command"]
# zone = "America/New_York"
# expected = "daily"    # or "working_days", "irregular"; left out: its profile, else learned
# weekend = ["friday", "saturday"]    # of working days; left out: as above
# covers = "since_last" # its releases state no window: each speaks of the time since the one before

# Further claims from a language model server that you run on this machine (off by default).
# What it is asked and answers is kept in the vault. See docs/how-to: "use a language model".
# [reader]
# url = "http://127.0.0.1:11434/v1"
# model = "…"
# timeout_s = 120
# leaves_this_machine = false

# An actor of your own:
# [[actors]]
# name = "…"
# kind = "armed_group"
# aliases = ["…"]
# known_as = [["an older name", "2012-01-01", "2014-06-01"]]   # from and until; "" for open

# Who stamps the log's checkpoints, when you run `purport stamp` (needs the network); name two:
# [[authorities]]
# url = "https://…"
# roots = "/path/to/the authority's root certificates.pem"
"""

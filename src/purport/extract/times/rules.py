"""The English grammar of single times; ranges and nights are joined from these afterwards."""

from purport.extract.times.grammar import Rule, rule
from purport.records.calendar import Form

SHIFT = "<shift=last|next|this|current>"

NO_TIMES = (
    rule(None, "@number [dash]? [unit|units] [dash]? [old]"),
    rule(None, "[age] [number|integer|card|tens]"),
)

STAMPS = (
    rule(Form.CALENDAR, "<stamp>"),
    rule(Form.CALENDAR, "<dtg>"),
    rule(Form.CALENDAR, "<numeric>"),
)

CALENDAR = (
    rule(
        Form.RANGE,
        "@month @day [dash|slash|to|until] <to_day=number|ordinal>"
        " (?![dash|slash|comma]?[unit|units|month])"
        " (?:[comma]? <year>)?",
    ),
    rule(
        Form.RANGE,
        "@month @day [and] <to_day=number|ordinal> (?![dash|comma]?[unit|units|month|percent])"
        " (?:[comma]? <year>)?",
        pair="yes",
    ),
    rule(
        Form.RANGE, "(?<=[between]) @month @day [and] <to_day=number|ordinal> (?:[comma]? <year>)?"
    ),
    rule(
        Form.RANGE,
        "(?<=[between]) @day [and] <to_day=number|ordinal> [of]? @month (?:[comma]? <year>)?",
    ),
    rule(
        Form.RANGE,
        "@day [and] <to_day=number|ordinal> [of]? @month (?:[comma]? <year>)?",
        pair="yes",
    ),
    rule(
        Form.RANGE,
        "@day [dash|slash|to|until] <to_day=number|ordinal> [of]? @month (?:[comma]? <year>)?",
    ),
    rule(
        Form.RANGE, "@month [dash|to|until] <to_month=month|softmonth> (?![number|ordinal]) <year>?"
    ),
    rule(Form.CALENDAR, "[the]? <nth=ordinal|ordword|last|final> [weekunit] [of] @month <year>?"),
    rule(
        Form.CALENDAR, "@weekday? @lean? @month @day (?![dash]?[unit|units]) (?:[comma]? <year>)?"
    ),
    rule(Form.CALENDAR, "@weekday? [the]? @day [of]? @month [comma]? <year>"),
    rule(Form.CALENDAR, "@weekday? [the]? @day [of]? @month"),
    rule(Form.CALENDAR, "@weekday [the] <day=ordinal>"),
    rule(Form.CALENDAR, f"@edge? @month [of]? {SHIFT} [unit]"),
    rule(Form.CALENDAR, "@edge? @month [comma]? [of]? @year"),
    rule(Form.CALENDAR, "@edge? @lean @month"),
    rule(Form.CALENDAR, "@edge? <month>"),
    rule(Form.CALENDAR, "@edge <month=softmonth>"),
    rule(Form.CALENDAR, "(?<=[the|in|since|of|by|until|from|to|between]) <month=softmonth>"),
)

YEARS = (
    rule(Form.RANGE, "<year> [dash] <to_year=year>"),
    rule(Form.RANGE, "<year> [dash|slash] <to_short=number> (?![dash|slash|month|unit|units])"),
    rule(Form.CALENDAR, "@edge? [the]? [fiscal] [dash]? <year>", fiscal="yes"),
    rule(Form.CALENDAR, "@edge? (?:[the]? [unit])? <year> (?![dash]?[unit|units|more])"),
    rule(Form.CALENDAR, "(?<=[in|since|of|by|edge|the]) <year=shortyear>"),
    rule(Form.CALENDAR, "(?<=[in|since|of|by|edge|until]) (?P<year>@spoken)"),
    rule(Form.CALENDAR, "[the] [yearunit] (?P<year>@spoken)"),
    rule(Form.CALENDAR, "(?<=[pre]) [dash] <year>"),
)

WEEKDAYS = (
    rule(Form.WEEKDAY, "[the]? [earlier|later] [on]? <weekday>"),
    rule(Form.WEEKDAY, "[the]? [this]? @lean <weekday>"),
    rule(Form.WEEKDAY, "@edge? <weekday>"),
    rule(Form.SET, "<weekday=weekdays> <part=parts>?"),
    rule(Form.SET, "[every] <weekday> <part>?"),
)

OFFSETS = (
    rule(Form.OFFSET, "(?:@edge | <trim=earlier|later>)? <days=relative>", unit="day"),
    rule(Form.OFFSET, "@count [dash]? @unit @half_more? @or_so? [ago]", sign="-"),
    rule(Form.OFFSET, "@count [dash]? @unit @half_more? [dash]? [earlier]", sign="-", base="then"),
    rule(Form.OFFSET, "@count [dash]? @unit @half_more? [later]", sign="+", base="then"),
    # "scheduled to last 45 minutes" is a verb.
    rule(Form.WINDOW, "(?<![to]) [the]? @lean @count @unit"),
    rule(Form.WINDOW, "[the]? <lean=last> <unit=decadeunit>", count="1"),
    rule(Form.WINDOW, "[the] <lean=past> <unit=weekunit|monthunit|dayunit>", count="1"),
    rule(Form.WINDOW, "[the]? <lean=last|next|recent> <unit=units|centuries>", count="X"),
    rule(Form.OFFSET, "[the] <unit=weekend>"),
    rule(
        Form.OFFSET,
        f"(?:@edge | <trim=earlier|later> [in]?)? [the]? {SHIFT} <unit=unit|century|weekend>",
    ),
    rule(Form.OFFSET, "@edge [the] <unit=unit|weekend>"),
    rule(Form.OFFSET, "<trim=earlier|later> [in] [the] <unit>"),
    rule(Form.OFFSET, "[the]? <shift=that|same> [same]? <unit=unit|weekend>", base="then"),
)

PERIODS = (
    rule(Form.QUARTER, f"[the]? {SHIFT} [yearunit] [possessive]? [fiscal]? @nth [quarterunit]"),
    rule(
        Form.QUARTER,
        f"[the]? @fiscal? @nth_or_last @fiscal? [quarterunit] [of] [the]? {SHIFT} [yearunit]",
    ),
    rule(Form.QUARTER, "[the]? @fiscal? @nth_or_last @fiscal? [quarterunit] [of] [fiscal]? @year"),
    rule(Form.QUARTER, "[the]? <year> [possessive]? @fiscal? @nth [quarterunit]"),
    rule(Form.QUARTER, "<index=quartername> (?:[comma]? [of]? @year)?"),
    rule(Form.QUARTER, "[the]? [yearunit] [dash]? [ago|earlier] @nth [quarterunit]", shift="last"),
    rule(Form.QUARTER, "[the]? @fiscal? @nth @fiscal? [quarterunit]"),
    rule(Form.OFFSET, "(?<=[for|in|during]) [the] <unit=quarterunit>", base="then", shift="this"),
    rule(
        Form.OFFSET,
        "(?<=[for|during]) [the] [more]? [fiscal]? <unit=yearunit|weekunit>",
        shift="this",
    ),
    rule(
        Form.OFFSET,
        "[the]? [yearunit] [dash]? [ago|earlier] [quarterunit|period]?",
        unit="year",
        count="1",
        sign="-",
        base="then",
    ),
    rule(Form.HALF, f"[the]? @nth_or_last [half] [of] [the]? (?: {SHIFT} [yearunit] | @year)"),
    rule(Form.SEASON, f"@edge? [the]? {SHIFT} <season=anyseason>"),
    rule(Form.SEASON, "@edge? [the]? <season=anyseason> [of]? @year"),
    rule(Form.SEASON, "@edge [the]? <season=anyseason>"),
    rule(Form.SEASON, "(?<=[in]) [the]? <season=anyseason>"),
    rule(Form.SEASON, "[the] <season>"),
    rule(Form.DECADE, "@edge? [the] [edge]? [dash]? <decade=decade|shortdecade>"),
    rule(Form.DECADE, "@edge? <decade=longdecade>"),
    rule(Form.CENTURY, "@edge? [the]? <index=ordinal|ordword> [dash]? [century]"),
)

DURATIONS = (
    rule(Form.SET, "[every] @count? @unit"),
    rule(Form.SET, "[once] [a] @unit"),
    rule(Form.SET, "@number [units] [a] @unit"),
    rule(Form.SET, "<daily>"),
    rule(Form.DURATION, "@count [dash]? @unit @half_more? [dash]? [long]?"),
    rule(Form.DURATION, "<unit=units> [dash] [long]", count="X"),
    rule(Form.DURATION, "<unit> [dash] [long]", count="1"),
    rule(Form.DURATION, "(?P<count>[year]) <unit=units>"),
    rule(Form.DURATION, "(?<=[for|in|during]) <unit=units|centuries>", count="X"),
    rule(Form.DURATION, "[the] <unit=units> (?=[prior|beyond|that])", count="X"),
    rule(Form.WINDOW, "[the] <unit=units> [ahead]", count="X", lean="coming"),
)

CLOCKS = (
    rule(Form.CLOCK, "<hour=number|card> <ampm> [open] <zone> [close]"),
    rule(Form.CLOCK, "<clock> <ampm>? [open] <zone> [close]"),
    rule(Form.CLOCK, "<hour=number|card> <ampm> (?:[comma]? <zone>)?"),
    rule(Form.CLOCK, "<clock> <ampm>? (?:[comma]? <zone>)?"),
    rule(Form.CLOCK, "<hour=number|card> [clockword]"),
    rule(Form.CLOCK, "<military=year|number|integer> [clockword]? <zone>"),
    rule(Form.CLOCK, "(?<=[at]) <military=year|integer> [units]"),
    rule(Form.CLOCK, "<hour=number|card> [in] [the] <part>"),
)

PARTS = (
    rule(Form.PART, "[overnight]", part="night", shift="overnight"),
    rule(Form.PART, "[tonight]", part="night", shift="this"),
    rule(Form.PART, "(?:[edge] | <trim=earlier|later>)? <shift=this|last|next> <part>"),
    rule(Form.PART, "[the] <shift=last|next> <part>"),
    rule(Form.PART, "<shift=that> [same]? <part>"),
    rule(Form.PART, "[the]? [edge|small] [hourunits]", part="early_hours"),
    rule(Form.PART, "[the]? [edge]? [dash]? <part>"),
)

YEAR_OF = "(?:[comma]? [of]? @year)?"
FEASTS = (
    rule(Form.FEAST, f"{SHIFT}? [eid] [dash]? [al]? [dash]? <feast=fitr> {YEAR_OF}"),
    rule(Form.FEAST, f"[new] [yearunit] [possessive]? [dayunit] {YEAR_OF}", feast="new_years_day"),
    rule(Form.FEAST, f"[new] [yearunit] [possessive]? [eve] {YEAR_OF}", feast="new_years_eve"),
    rule(Form.FEAST, f"<feast> [eve] {YEAR_OF}", eve="yes"),
    rule(Form.FEAST, f"[good] [weekday] {YEAR_OF}", feast="good_friday"),
    rule(Form.FEAST, f"[election] [dayunit] {YEAR_OF}", feast="election_day"),
    rule(Form.FEAST, f"<feast> [weekday] {YEAR_OF}"),
    rule(Form.FEAST, f"{SHIFT}? <feast> [dayunit]? {YEAR_OF}"),
)

VAGUE = (
    rule(Form.VAGUE, "<vague=now|recently>"),
    rule(Form.VAGUE, "[the] <vague=history>"),
    rule(
        Form.VAGUE,
        "(?<=[in]) [the] [past] (?![unit|units|number|card|few|season])",
        vague="PAST_REF",
    ),
)

ENGLISH: tuple[Rule, ...] = (
    NO_TIMES + STAMPS + CLOCKS + CALENDAR + WEEKDAYS + PERIODS + YEARS + OFFSETS + DURATIONS
    + PARTS + FEASTS + VAGUE
)  # fmt: skip

"""Arabic, Russian and Ukrainian word order, where it differs from English."""

from purport.extract.times.grammar import Rule, rule
from purport.records.calendar import Form

AFTER = "<shift=last_after|next_after>"
DATE = "[yawm]? @weekday? @day [of]? [monthunit]? @twice"

OTHER_LANGUAGES: tuple[Rule, ...] = (
    # 23 сентября 2014 года; ٢٣ أيلول/سبتمبر ٢٠١٤
    rule(Form.CALENDAR, f"{DATE} [comma]? (?:[in]? [yearunit])? <year> [yearmark]?"),
    # в ночь с 5 на 6 ноября
    rule(
        Form.CALENDAR,
        "<part> [since_from] @day [onto] [number|ordinal] @month (?:<year> [yearmark]?)?",
    ),
    rule(Form.CALENDAR, f"{DATE} <shift=last|this|next> [yearmark]"),
    rule(Form.CALENDAR, f"{DATE} {AFTER}"),
    rule(Form.CALENDAR, f"{DATE} (?![dash|to|number])"),
    rule(Form.CALENDAR, "[edge]? [monthunit] <month=softmonth> (?:<year>)?"),
    rule(Form.CALENDAR, "@edge? [monthunit]? @twice (?:[in]? [yearunit])? <year> [yearmark]?"),
    rule(Form.CALENDAR, f"[monthunit]? @twice {AFTER}"),
    rule(Form.CALENDAR, "@edge? <year> [yearmark]"),
    # في 2014; عام 2014 is read by the English rule for "the year 2000"
    rule(Form.WEEKDAY, f"[yawm]? <weekday> {AFTER}"),
    rule(Form.WEEKDAY, "[yawm] <weekday>"),
    rule(Form.OFFSET, "[yawm] <days=relative>", unit="day"),
    rule(Form.WINDOW, "<unit=units> <count=card> <lean=last_after|next_after>"),
    rule(Form.WINDOW, "<unit=units> <lean=last_after|next_after>", count="X"),
    rule(Form.OFFSET, f"<unit=unit> {AFTER}"),
    rule(Form.OFFSET, "[ago_since|ago_before] @count @unit", sign="-"),
    rule(Form.OFFSET, "[ago_since|ago_before] <unit=dual>", sign="-", count="2"),
    rule(Form.OFFSET, "[ago_since|ago_before] <unit=unit>", sign="-", count="1"),
    rule(Form.DURATION, "<unit=dual>", count="2"),
    rule(Form.PART, f"<part> {AFTER}"),
    # الساعة 8 مساء; в 8 часов утра
    rule(Form.CLOCK, "[hourunit] <hour=number|ordword> <part>?"),
    rule(Form.CLOCK, "[hourunit] <clock> <part>?"),
    rule(Form.CLOCK, "<hour=number> [units|hourunit]? <part>"),
    rule(Form.FEAST, f"[monthunit]? <feast> {AFTER}"),
)

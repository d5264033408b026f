"""Arabic words of time, Levantine and Egyptian months, and how a word is stripped to look it up."""

import re

MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
# Hamza seats and final letters are written loosely; madda is kept, because it tells آب from أب.
LOOSE = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
# And, so, in, as: written onto the next word.
PROCLITICS = "وفبك"

TABLE: dict[str, dict[str, str]] = {
    "month": {
        "1": "يناير جانفي",
        "2": "فبراير شباط فيفري",
        "3": "آذار اذار",
        "4": "ابريل نيسان افريل",
        "5": "مايو ايار",
        "6": "يونيو حزيران",
        "7": "يوليو يوليوز تموز جويليه",
        "8": "اغسطس آب غشت",
        "9": "سبتمبر ايلول شتنبر",
        "10": "اكتوبر",
        "11": "نوفمبر نونبر",
        "12": "ديسمبر دجنبر",
    },
    # Also "he practised", so it needs a number or "month" next to it.
    "softmonth": {"3": "مارس"},
    "twinmonth": {"tishrin": "تشرين", "kanun": "كانون"},
    "weekday": {
        "1": "الاثنين الإثنين",
        "2": "الثلاثاء",
        "3": "الاربعاء",
        "4": "الخميس",
        "5": "الجمعه",
        "6": "السبت",
        "7": "الاحد",
    },
    "relative": {"-1": "امس البارحه", "0": "اليوم", "1": "غدا الغد"},
    "part": {
        "dawn": "فجر الفجر",
        "morning": "صباح صباحا الصباح",
        "midday": "ظهر ظهرا الظهر",
        "afternoon": "عصر عصرا",
        "evening": "مساء المساء",
        "night": "ليله ليل ليلا الليله",
    },
    "yawm": {"day": "يوم"},
    "weekunit": {"week": "اسبوع الاسبوع"},
    "monthunit": {"month": "شهر الشهر"},
    "yearunit": {"year": "عام العام سنه السنه"},
    "hourunit": {"hour": "ساعه الساعه"},
    "minuteunit": {"minute": "دقيقه"},
    "units": {
        "day": "ايام الايام",
        "week": "اسابيع الاسابيع",
        "month": "اشهر شهور الاشهر",
        "year": "سنوات اعوام السنوات الاعوام",
        "hour": "ساعات الساعات",
        "minute": "دقايق",
    },
    "dual": {
        "day": "يومين",
        "week": "اسبوعين",
        "month": "شهرين",
        "year": "عامين سنتين",
        "hour": "ساعتين",
    },
    "last_after": {"last": "الماضي الماضيه المنصرم المنصرمه الفايت الفايته الاخيره"},
    "next_after": {"next": "المقبل المقبله القادم القادمه"},
    "this": {"this": "هذا هذه"},
    "last": {"past": "آخر اخر"},
    "edge": {
        "start": "بدايه مطلع",
        "early": "اوايل",
        "mid": "منتصف",
        "late": "اواخر",
        "end": "نهايه",
    },
    "in": {"in": "في"},
    "during": {"during": "خلال"},
    "ago_since": {"since": "منذ"},
    "ago_before": {"before": "قبل"},
    "from": {"from": "من"},
    "to": {"to": "الي"},
    "until": {"until": "حتي"},
    "few": {"X": "عده بضعه"},
    "card": {
        "3": "ثلاثه ثلاث الثلاثه الثلاث",
        "4": "اربعه اربع الاربعه الاربع",
        "5": "خمسه خمس الخمسه الخمس",
        "6": "سته ست السته",
        "7": "سبعه سبع السبعه",
        "8": "ثمانيه ثماني الثمانيه",
        "9": "تسعه تسع التسعه",
        "10": "عشره عشر العشره",
    },
    "ordword": {
        "1": "الاول الواحده",
        "2": "الثاني الثانيه",
        "3": "الثالثه",
        "4": "الرابعه",
        "5": "الخامسه",
        "6": "السادسه",
        "7": "السابعه",
        "8": "الثامنه",
        "9": "التاسعه",
        "10": "العاشره",
    },
    "time": {"time": "توقيت التوقيت"},
    "zoneword": {
        "local": "المحلي",
        "damascus": "دمشق",
        "baghdad": "بغداد",
        "beirut": "بيروت",
        "gaza": "غزه",
        "UTC": "غرينتش جرينتش",
    },
    "feast": {"ramadan": "رمضان", "ashura": "عاشوراء"},
    "eid": {"eid": "عيد"},
    "fitr": {"eid_al_fitr": "الفطر", "eid_al_adha": "الاضحي"},
}


def arabic_words() -> dict[str, tuple[str, str]]:
    """Loosely written word to its class and value."""
    return {
        loose(word): (kind, meaning)
        for kind, lines in TABLE.items()
        for meaning, words in lines.items()
        for word in words.split()
    }


def loose(word: str) -> str:
    """An Arabic word without marks and with its loosely written letters made one."""
    return MARKS.sub("", word).translate(LOOSE)


def stripped(word: str) -> str:
    """The word without a conjunction or preposition written onto it."""
    if word.startswith("لل"):
        return "ال" + word[2:]
    return word[1:] if word[:1] in PROCLITICS else word


def twin_month(name: str, which: str) -> str | None:
    """Tishrin I and II are October and November, Kanun I and II December and January."""
    return {
        ("tishrin", "1"): "10",
        ("tishrin", "2"): "11",
        ("kanun", "1"): "12",
        ("kanun", "2"): "1",
    }.get((name, which))

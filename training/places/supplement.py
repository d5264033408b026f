"""Makes src/purport/stock/places/supplement.csv from the short tables written here by hand.

    python -m training.places.supplement --countries DIR

Facts that the other lists lack: continents and parts of the world, usual short names of countries,
abbreviations of states, names of governorates and oblasts in their own script, names of peoples.
DIR holds one JSON file a country with its `demonym`.
"""

import argparse
import csv
import json
from pathlib import Path

from purport.records.names import fold

PLACES = Path(__file__).parents[2] / "src/purport/stock/places"
COLUMNS = ("id", "kind", "country", "admin1", "name", "lat", "lon", "radius_m", "rank", "names")

# name | further names | country | lat | lon | radius in km
PARTS = """
Americas|the Americas||19.0|-96.0|6000
European Union|EU,E.U.||50.84|4.38|2000
Pacific|Pacific Ocean||0.0|-160.0|7000
Atlantic|Atlantic Ocean||0.0|-30.0|5000
Mediterranean|Mediterranean Sea,the Med||37.3|17.0|1600
Africa|أفريقيا,Африка||7.19|21.09|4000
Asia|آسيا,Азия||29.84|89.3|5000
Europe|أوروبا,Европа||48.69|9.14|2500
North America|||46.07|-100.55|4000
South America|||-14.6|-57.66|3500
Latin America|||-4.44|-61.33|5000
Central America|||15.0|-86.0|1200
Oceania|||-18.31|138.52|4000
Antarctica|||-78.16|16.41|3000
Middle East|Mideast,Near East,الشرق الأوسط,Ближний Восток||31.0|38.0|2000
Levant|the Levant,Sham,al-Sham,بلاد الشام||34.5|37.0|400
North Africa|Northern Africa,Maghreb||28.0|10.0|2500
West Africa|Western Africa||12.0|-2.0|2000
East Africa|Eastern Africa||1.0|37.0|1800
Central Africa|||3.0|19.0|1500
Southern Africa|||-24.0|25.0|1500
Horn of Africa|||8.0|46.0|1000
Sahel|||15.0|10.0|2500
Central Asia|||43.0|66.0|1500
South Asia|Southern Asia||22.0|79.0|2000
Southeast Asia|South East Asia,South-East Asia,Southeastern Asia||8.0|112.0|2500
East Asia|Far East||36.0|115.0|2500
Eastern Europe|||52.0|30.0|1500
Western Europe|||48.0|5.0|1200
Central Europe|||49.0|16.0|800
Balkans|the Balkans,Balkan,Балканы||43.0|21.0|600
Caucasus|North Caucasus,South Caucasus,Кавказ||42.5|45.0|500
Scandinavia|||63.0|16.0|1000
Caribbean|West Indies||18.0|-72.0|1500
West Bank|الضفة الغربية,Judea and Samaria|PS|31.92|35.2|60
Gaza Strip|Gaza,قطاع غزة,غزة|PS|31.42|34.35|25
Golan Heights|Golan,الجولان,Голанские высоты|SY|33.0|35.75|35
Sinai|Sinai Peninsula,سيناء|EG|29.5|33.8|150
Kurdistan|Iraqi Kurdistan,Kurdistan Region,كردستان,إقليم كردستان,Курдистан|IQ|36.2|44.0|150
Donbas|Donbass,Донбас,Донбасс|UA|48.3|38.2|150
South Ossetia|Южная Осетия|GE|42.34|44.03|45
Abkhazia|Абхазия|GE|43.0|41.02|80
Nagorno-Karabakh|Karabakh,Нагорный Карабах|AZ|39.82|46.75|60
Transnistria|Приднестровье|MD|47.2|29.4|80
Darfur|دارفور|SD|13.0|25.0|400
Kashmir|||34.5|76.0|300
Kordofan|كردفان|SD|12.5|30.0|300
Tigray|||14.0|39.0|180
Puntland|||9.0|49.0|250
Somaliland|||9.75|46.0|350
Helmand|هلمند|AF|31.0|64.0|150
Chechnya|Чечня,الشيشان|RU|43.4|45.7|80
Dagestan|Дагестан|RU|43.0|47.0|150
Ghouta|Eastern Ghouta,East Ghouta,الغوطة الشرقية,Восточная Гута|SY|33.53|36.45|15
Jazira|Jazirah,الجزيرة السورية|SY|36.3|40.5|120
Hauran|Hawran,حوران|SY|32.7|36.2|50
Qalamoun|Qalamun,القلمون|SY|34.0|36.6|40
Bekaa Valley|Bekaa,Beqaa,البقاع|LB|33.85|36.0|50
New England|||44.2|-70.5|350
Midwest|American Midwest||41.5|-93.5|900
Deep South|||33.0|-87.0|600
East Coast|||38.0|-76.0|1000
West Coast|||40.0|-121.0|1000
Bay Area|San Francisco Bay Area||37.75|-122.28|80
England|Inglaterra,إنجلترا,Англия|GB|52.16|-0.7|300
Scotland|اسكتلندا,Шотландия|GB|56.0|-4.0|250
Wales|ويلز,Уэльс|GB|52.5|-3.5|120
Northern Ireland|Ulster,أيرلندا الشمالية|GB|54.5|-6.5|90
Soviet Union|USSR,U.S.S.R.,СССР|RU|60.0|100.0|3000
Yugoslavia|Югославия|RS|44.0|21.0|400
Persian Gulf|Arabian Gulf,the Gulf,الخليج العربي||27.0|51.0|500
Manhattan|||40.78|-73.97|12
Brooklyn|||40.65|-73.95|12
Hollywood|||34.1|-118.33|8
"""

COUNTRY_NAMES = {
    "US": "U.S.|US|USA|U.S.A.|United States of America|United States|America|Estados Unidos|الولايات المتحدة|أمريكا|أميركا|США|Соединенные Штаты|Сполучені Штати",
    "GB": "UK|U.K.|Britain|Great Britain|بريطانيا|المملكة المتحدة|Великобритания|Британия|Велика Британія",
    "AE": "UAE|U.A.E.|Emirates|الإمارات", "CD": "DRC|DR Congo|Congo-Kinshasa|Democratic Republic of Congo|Democratic Republic of the Congo|Congo",
    "CG": "Congo-Brazzaville|Republic of the Congo|Congo Republic", "CI": "Ivory Coast", "MM": "Burma", "NL": "Holland",
    "PS": "Palestine|Palestinian Territories|Palestinian territories|فلسطين|Палестина", "KR": "South Korea|كوريا الجنوبية",
    "KP": "North Korea|DPRK", "SA": "Saudi|Kingdom of Saudi Arabia|السعودية", "CZ": "Czech Republic", "MK": "Macedonia",
    "SY": "Syrian Arab Republic|سورية|سوريه|القطر السوري", "IR": "Islamic Republic of Iran", "RU": "Russian Federation|روسيا|РФ|Российская Федерация",
    "VA": "Vatican|Holy See", "TL": "East Timor", "SZ": "Swaziland", "CV": "Cape Verde", "BA": "Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina",
    "TR": "Türkiye|تركيا|Турция|Туреччина", "IQ": "العراق|Ирак|Ірак", "UA": "Украина|Україна", "YE": "اليمن", "LY": "ليبيا", "LB": "لبنان",
}  # fmt: skip

STATES = """
AL Ala.;AK Alaska;AZ Ariz.;AR Ark.;CA Calif.;CO Colo.;CT Conn.;DE Del.;FL Fla.;GA Ga.;HI Hawaii;ID Idaho;IL Ill.;IN Ind.
IA Iowa;KS Kan.|Kans.;KY Ky.;LA La.;ME Maine;MD Md.;MA Mass.;MI Mich.;MN Minn.;MS Miss.;MO Mo.;MT Mont.;NE Neb.|Nebr.
NV Nev.;NH N.H.;NJ N.J.;NM N.M.|N.Mex.;NY N.Y.|New York State|State of New York;NC N.C.;ND N.D.|N.Dak.;OH Ohio;OK Okla.;OR Ore.|Oreg.
PA Pa.|Penn.|Penna.;RI R.I.;SC S.C.;SD S.D.|S.Dak.;TN Tenn.;TX Tex.;UT Utah;VT Vt.;VA Va.;WA Wash.|Washington State|Washington
AU.02 NSW|N.S.W.;AU.04 Qld|QLD;AU.07 Vic.;AU.08 W.A.;AU.06 Tas.;CA.02 B.C.;CA.08 Ont.;CA.10 Que.|Québec|Quebec;CA.01 Alta.;CA.11 Sask.;CA.03 Man.;CA.04 N.B.;CA.05 N.L.|Newfoundland;CA.07 N.S.;CA.09 P.E.I.
WV W.Va.|W. Va.;WI Wis.|Wisc.;WY Wyo.;DC D.C.|Washington, D.C.|Washington D.C.|District of Columbia
"""

# country and region code | names in the region's own languages and usual English ones
REGIONS = """
SY.08|Rif Dimashq,Rural Damascus,Damascus countryside,Reef Dimashq,Rif Dimashq Governorate,ريف دمشق,Риф-Димашк,Дамаск провинция
SY.13|Damascus,دمشق,Дамаск
SY.09|Aleppo,Halab,حلب,Алеппо,Халеб
SY.12|Idlib,Idleb,إدلب,ادلب,Идлиб,Ідліб
SY.03|Quneitra,القنيطرة,Эль-Кунейтра
SY.05|Sweida,Suwayda,As-Suwayda,السويداء,Эс-Сувейда
SY.01|Hasakah,Hassakeh,Hasaka,Al-Hasakah,Al Hassakah,الحسكة,Хасака,Эль-Хасака
SY.04|Raqqa,Raqqah,Ar-Raqqah,الرقة,Ракка
SY.07|Deir Ezzor,Deir ez-Zor,Deir al-Zour,دير الزور,Дейр-эз-Зор
IQ.01|Anbar,Al Anbar,Al-Anbar,الأنبار,Анбар
IQ.15|Ninawa,Nineveh,Ninewa,Ninevah,نينوى,Найнава
IQ.18|Salah ad Din,Salahuddin,Salah al-Din,Saladin,صلاح الدين,Салах-эд-Дин
IQ.10|Diyala,ديالى,Дияла
IQ.13|Kirkuk,At Tamim,كركوك,Киркук
IQ.06|Babil,Babylon,بابل
IQ.09|Dhi Qar,Thi Qar,ذي قار
UA.05|Donetsk Oblast,Donetsk region,Донецька область,Донецкая область
UA.14|Luhansk Oblast,Lugansk region,Луганська область,Луганская область
UA.07|Kharkiv Oblast,Харківська область,Харьковская область
UA.08|Kherson,Херсонська область,Херсонская область,Херсон
UA.26|Zaporizhzhia,Zaporizhzhya,Запорізька область,Запорожская область
UA.04|Dnipropetrovsk,Дніпропетровська область,Днепропетровская область
UA.16|Mykolaiv,Nikolaev,Mykolayiv,Миколаївська область,Николаевская область
UA.17|Odesa,Odessa Oblast,Одеська область,Одесская область
UA.21|Sumy Oblast,Сумська область,Сумская область
UA.02|Chernihiv Oblast,Чернігівська область,Черниговская область
UA.13|Kyiv Oblast,Kiev Oblast,Kiev region,Київська область,Киевская область
UA.11|Crimea,Crimean peninsula,Крим,Крым,القرم
UA.15|Lviv Oblast,Львівська область,Львовская область
YE.02|Adan,Aden,عدن
YE.26|Sanaa Governorate,صنعاء
"""

MORE_PEOPLES = {
    "US": "American|Americans", "GB": "British|Briton|Britons|English|Scottish|Welsh", "PS": "Palestinian|Palestinians", "SA": "Saudi|Saudis",
    "SY": "سوري|سورية|السوري|السورية|сирийский|сирийские", "RU": "روسي|الروسي|الروسية|российский|российские|русский",
    "AF": "Afghan|Afghans", "DK": "Danish|Dane|Danes", "FI": "Finnish|Finn|Finns", "FR": "French|Frenchman", "IE": "Irish", "NL": "Dutch",
    "PL": "Polish|Pole|Poles", "PT": "Portuguese", "ES": "Spanish|Spaniard|Spaniards", "SE": "Swedish|Swede|Swedes", "TR": "Turkish|Turk|Turks",
    "GR": "Greek|Greeks", "CZ": "Czech|Czechs", "CH": "Swiss", "NZ": "New Zealander|New Zealanders", "PH": "Philippine|Filipino|Filipinos",
    "YE": "Yemeni|Yemenis", "IQ": "Iraqi|Iraqis", "IL": "Israeli|Israelis", "KW": "Kuwaiti|Kuwaitis", "QA": "Qatari|Qataris", "PK": "Pakistani|Pakistanis",
    "AR": "Argentine|Argentinian|Argentinians", "AE": "Emirati|Emiratis", "BA": "Bosnian|Bosnians", "RS": "Serbian|Serb|Serbs|Serbians",
    "HR": "Croatian|Croat|Croats", "IN": "Indian", "CD": "Congolese", "KZ": "Kazakh|Kazakhs", "UZ": "Uzbek|Uzbeks", "TH": "Thai|Thais",
    "KR": "South Korean|South Koreans", "KP": "North Korean|North Koreans", "SO": "Somali|Somalis", "SD": "Sudanese", "GE": "Georgian|Georgians",
}  # fmt: skip
PART_PEOPLES = {"Europe": "European|Europeans", "Africa": "African|Africans", "Asia": "Asian|Asians",
                "South Ossetia": "South Ossetian|South Ossetians|Ossetian|Ossetians",
                "Abkhazia": "Abkhaz|Abkhazian", "Chechnya": "Chechen|Chechens", "Kashmir": "Kashmiri"}  # fmt: skip
NO_PEOPLE = ("gm", "io", "hm", "aq", "bv", "tf", "um")


def parts() -> list[tuple[object, ...]]:
    """Rows of parts of the world, and of the peoples named after some."""
    rows: list[tuple[object, ...]] = []
    for line in PARTS.strip().splitlines():
        name, names, country, lat, lon, radius = line.split("|")
        id = f"purport:{fold(name).replace(' ', '-')}"
        rank = 0 if float(radius) > 15 else 4
        where = (lat, lon, int(float(radius) * 1000), rank)
        rows.append((id, "land", country, "", name, *where, names.replace(",", "|")))
        if name in PART_PEOPLES:
            rows.append((id, "people", country, "", name, *where, PART_PEOPLES[name]))
    return rows


def further_names(shipped: list[dict[str, str]]) -> list[tuple[object, ...]]:
    """Rows without a point: more names for places that regions.csv already holds."""
    ids = {r["country"]: r["id"] for r in shipped if r["kind"] == "country"}
    regions = {f"{r['country']}.{r['admin1']}": r["id"] for r in shipped if r["kind"] == "region"}
    rows = [(ids[code], *[""] * 8, names) for code, names in COUNTRY_NAMES.items()]
    for line in REGIONS.strip().splitlines():
        code, names = line.split("|")
        rows.append((regions[code], *[""] * 8, names.replace(",", "|")))
    for item in STATES.replace("\n", ";").strip(";").split(";"):
        code, names = item.split(" ", 1)
        own = names if "." in code else f"{code}|{names}"
        rows.append((regions[code if "." in code else f"US.{code}"], *[""] * 8, own))
    return rows


def peoples(folder: Path, shipped: list[dict[str, str]]) -> list[tuple[object, ...]]:
    """Rows of peoples, at the place of their country."""
    rows = []
    for row in (r for r in shipped if r["kind"] == "country"):
        names = set(MORE_PEOPLES.get(row["country"], "").split("|")) | demonyms(
            folder, row["country"]
        )
        names -= {"", row["name"]}
        if names and row["country"].lower() not in NO_PEOPLE:
            rows.append((row["id"], "people", row["country"], "", row["name"], row["lat"],
                         row["lon"], row["radius_m"], 0, "|".join(sorted(names))))  # fmt: skip
    return rows


def demonyms(folder: Path, country: str) -> set[str]:
    """The adjective of a country and its plural."""
    for path in folder.glob("*.json"):
        item = json.loads(path.read_text(encoding="utf-8"))
        if item["ISO"]["alpha2"].upper() == country:
            words = {w.strip() for w in (item.get("demonym") or "").split(",") if len(w) > 3}
            return words | {f"{word}s" for word in words if word.endswith(("n", "i"))}
    return set()


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--countries", type=Path, required=True)
    options = parser.parse_args()
    with (PLACES / "regions.csv").open(encoding="utf-8") as file:
        shipped = list(csv.DictReader(file))
    with (PLACES / "supplement.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*further_names(shipped), *parts(), *peoples(options.countries, shipped)])


if __name__ == "__main__":
    main()

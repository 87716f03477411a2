"""The 15 counties of 2024, by the first two digits of a municipality's number."""

COUNTIES = {
    "03": "Oslo",
    "11": "Rogaland",
    "15": "Møre og Romsdal",
    "18": "Nordland",
    "31": "Østfold",
    "32": "Akershus",
    "33": "Buskerud",
    "34": "Innlandet",
    "39": "Vestfold",
    "40": "Telemark",
    "42": "Agder",
    "46": "Vestland",
    "50": "Trøndelag",
    "55": "Troms",
    "56": "Finnmark",
}


def county_of(municipality_number: str) -> str:
    """Empty for Svalbard, for abroad and for a number nobody knows."""
    return COUNTIES.get(municipality_number[:2], "")

"""Units of measure and money: their dimension, their base unit and the factor to it."""

from __future__ import annotations

from typing import NamedTuple


class UnitOf(NamedTuple):
    """`value * factor` is the value in the dimension's base unit; money has no factor between currencies."""

    name: str
    dimension: str
    factor: float


def _table(dimension: str, rows: dict[str, tuple[str, float]]) -> dict[str, UnitOf]:
    return {
        spelling: UnitOf(name, dimension, factor)
        for name, (spellings, factor) in rows.items()
        for spelling in spellings.split()
    }


# Spellings as tokens, in lower case. Base units: metre, kilogram, second, square metre, litre, watt, degree.
UNITS: dict[str, UnitOf] = (
    _table(
        "length",
        {
            "mm": ("mm millimetre millimetres millimeter millimeters", 0.001),
            "cm": ("cm centimetre centimetres centimeter centimeters", 0.01),
            "metre": ("m metre metres meter meters", 1.0),
            "km": ("km kms kilometre kilometres kilometer kilometers", 1000.0),
            "inch": ("inch inches", 0.0254),
            "foot": ("ft foot feet", 0.3048),
            "yard": ("yard yards", 0.9144),
            "mile": ("mile miles", 1609.344),
            "nautical mile": ("nm", 1852.0),
        },
    )
    | _table(
        "mass",
        {
            "g": ("g gram grams gramme grammes", 0.001),
            "kg": ("kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", 1.0),
            "tonne": ("tonne tonnes", 1000.0),
            # A short ton and a tonne are one word in most papers; 10% apart, within what comparison allows.
            "ton": ("ton tons", 907.185),
            "lb": ("lb lbs pound pounds", 0.453592),
            "ounce": ("oz ounce ounces", 0.0283495),
        },
    )
    | _table(
        "duration",
        {
            "second": ("second seconds", 1.0),
            "minute": ("minute minutes min mins", 60.0),
            "hour": ("hour hours hr hrs", 3600.0),
            "day": ("day days", 86400.0),
            "week": ("week weeks", 604800.0),
            "month": ("month months", 2629746.0),
            "year": ("year years yr yrs", 31556952.0),
            "decade": ("decade decades", 315569520.0),
            "century": ("century centuries", 3155695200.0),
        },
    )
    | _table("area", {"acre": ("acre acres", 4046.86), "hectare": ("hectare hectares ha", 10000.0)})
    | _table(
        "volume",
        {
            "litre": ("litre litres liter liters", 1.0),
            "gallon": ("gallon gallons", 3.78541),
            "barrel": ("barrel barrels", 158.987),
        },
    )
    | _table(
        "power",
        {
            "kilowatt": ("kw kilowatt kilowatts", 1e3),
            "megawatt": ("mw megawatt megawatts", 1e6),
            "gigawatt": ("gw gigawatt gigawatts", 1e9),
        },
    )
    | _table("speed", {"km/h": ("kph kmh", 1.0), "mph": ("mph", 1.609344)})
)
# Spellings that are also ordinals, months or names, and so need digits before them.
AMBIGUOUS = frozenset({"second", "min", "m", "ha", "nm", "t", "g"})

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS"}
PREFIXES = {"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD"}
DOLLARS = {"us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD"}
CURRENCIES = {
    spelling: code
    for code, spellings in {
        "USD": "dollar dollars usd",
        "EUR": "euro euros eur",
        "GBP": "gbp sterling",
        "JPY": "yen jpy",
        "RUB": "ruble rubles rouble roubles rub",
        "UAH": "hryvnia hryvnias uah",
        "CNY": "yuan renminbi cny rmb",
        "INR": "rupee rupees inr",
        "KRW": "won krw",
        "CHF": "chf",
        "SEK": "sek",
        "PLN": "zloty zlotys pln",
        "TRY": "lira liras",
        "ILS": "shekel shekels",
        "CENT": "cent cents",
    }.items()
    for spelling in spellings.split()
}


def factor_of(unit: str | None, dimension: str) -> float | None:
    """Return the factor from `unit` to the base unit of `dimension`; None where units do not convert."""
    if dimension == "money":
        period = (unit or "").partition("/")[2]
        return 1 / UNITS[period].factor if period else None
    return 1.0 if unit is None else _FACTORS.get((dimension, unit))


_FACTORS = {(unit.dimension, unit.name): unit.factor for unit in UNITS.values()} | {
    ("area", "square " + unit.name): unit.factor**2 for unit in UNITS.values() if unit.dimension == "length"
}
# Ages are given in years, months, days.
_FACTORS |= {("age", unit.name): unit.factor for unit in UNITS.values() if unit.dimension == "duration"}

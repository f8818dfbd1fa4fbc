"""Currencies by ISO 4217, and the signs and words that people write for them."""

from mpcompare.model.money import MONEY_SIGNS

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""The codes of money that is spent; not those of metals, funds and tests. BGN ended in 2026."""

WITH_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Those whose smallest part is a thousandth; no other sum has three digits behind its fraction."""

_DOLLARS = {
    "US": "USD",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "SG": "SGD",
    "HK": "HKD",
    "TW": "TWD",
    "MX": "MXN",
    "CL": "CLP",
    "CO": "COP",
    "AR": "ARS",
    "JM": "JMD",
}
_CROWNS = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"}
_YEN = {"JP": "JPY", "CN": "CNY"}

_ONE = {
    **{sign: code for code, sign in MONEY_SIGNS.items() if sign != "$"},
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₴": "UAH",
    "₽": "RUB",
    "₦": "NGN",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "r$": "BRL",
    "us$": "USD",
    "usd$": "USD",
    "u.s.$": "USD",
    "us": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "aud$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "can$": "CAD",
    "cdn$": "CAD",
    "nz$": "NZD",
    "nzd$": "NZD",
    "s$": "SGD",
    "sg$": "SGD",
    "sgd$": "SGD",
    "hk$": "HKD",
    "hkd$": "HKD",
    "nt$": "TWD",
    "mx$": "MXN",
    "jp¥": "JPY",
    "cn¥": "CNY",
    "rmb": "CNY",
    "元": "CNY",
    "円": "JPY",
    "yen": "JPY",
    "yuan": "CNY",
    "won": "KRW",
    "fr": "CHF",
    "sfr": "CHF",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "canadian": "CAD",
    "australian": "AUD",
    "american": "USD",
    "stg": "GBP",
    "sterling": "GBP",
}
_SEVERAL = {
    **dict.fromkeys(("$", "dollar", "dollars"), frozenset(_DOLLARS.values())),
    **dict.fromkeys(("¥", "￥"), frozenset(_YEN.values())),
    **dict.fromkeys(("kr", "kroner", "kronor"), frozenset(_CROWNS.values())),
}
"""What stands for the money of more than one country."""


def currencies_of(word: str) -> frozenset[str]:
    """Return the currencies that a code, sign or word can stand for; none for what stands for none.

    >>> sorted(currencies_of("kr.")), sorted(currencies_of("CA$")), sorted(currencies_of("fee"))
    (['DKK', 'ISK', 'NOK', 'SEK'], ['CAD'], [])
    """
    said = word.casefold().rstrip(".")
    if said.upper() in CURRENCIES:
        return frozenset({said.upper()})
    if said in _ONE:
        return frozenset({_ONE[said]})
    return _SEVERAL.get(said, frozenset())


def currency_of(country: str) -> str:
    """Return the currency in which a country writes a sign of several; "" for other countries."""
    return {**_DOLLARS, **_CROWNS, **_YEN}.get(country, "")

"""What else people call countries and their states, so that another spelling is the same place.

Names and codes are those of ISO 3166-1 and 3166-2, with the usual short forms and some countries'
names in their own language.
"""

import re
import unicodedata
from functools import cache

from mpcompare.model.country import COUNTRY_NAMES

_CODES_OF_THREE = """
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE
BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS
BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN
COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST
EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD
HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM
JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA
LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG
PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA
SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD
STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON
TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
"""
"""Each country's alpha-2 code, and behind it the alpha-3 code."""

_OTHER_NAMES = """
AD Principality of Andorra
AE UAE; Emirates
AF Islamic Republic of Afghanistan
AL Republic of Albania
AM Republic of Armenia
AO Republic of Angola
AR Argentine Republic
AT Republic of Austria; Österreich
AZ Republic of Azerbaijan
BA Republic of Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina
BD People's Republic of Bangladesh
BE Kingdom of Belgium; België; Belgique
BG Republic of Bulgaria
BH Kingdom of Bahrain
BI Republic of Burundi
BJ Republic of Benin
BN Brunei
BO Bolivia, Plurinational State of; Plurinational State of Bolivia
BR Federative Republic of Brazil; Brasil
BS Commonwealth of the Bahamas
BT Kingdom of Bhutan
BW Republic of Botswana
BY Republic of Belarus
CD DR Congo; DRC; Congo-Kinshasa
CG Republic of the Congo; Congo-Brazzaville; Republic of Congo
CH Swiss Confederation; Schweiz; Suisse; Svizzera
CI Republic of Côte d'Ivoire; Ivory Coast
CL Republic of Chile
CM Republic of Cameroon
CN People's Republic of China; PRC; Mainland China
CO Republic of Colombia
CR Republic of Costa Rica
CU Republic of Cuba
CV Republic of Cabo Verde; Cape Verde
CY Republic of Cyprus
CZ Czech Republic; Česko; Czech Rep.
DE Federal Republic of Germany; Deutschland; Allemagne; Alemania
DJ Republic of Djibouti
DK Kingdom of Denmark; Danmark
DM Commonwealth of Dominica
DZ People's Democratic Republic of Algeria
EC Republic of Ecuador
EE Republic of Estonia; Eesti
EG Arab Republic of Egypt
ER the State of Eritrea
ES Kingdom of Spain; España; Spanien
ET Federal Democratic Republic of Ethiopia
FI Republic of Finland; Suomi
FJ Republic of Fiji
FK Falkland Islands; Falklands
FM Federated States of Micronesia; Micronesia
FR French Republic; Frankreich
GA Gabonese Republic
GB United Kingdom of Great Britain and Northern Ireland; UK; Great Britain; Britain
GB England; Scotland; Wales; Northern Ireland; Vereinigtes Königreich
GH Republic of Ghana
GM Republic of the Gambia
GN Republic of Guinea
GQ Republic of Equatorial Guinea
GR Hellenic Republic
GT Republic of Guatemala
GW Republic of Guinea-Bissau
GY Republic of Guyana
HK Hong Kong Special Administrative Region of China; Hong Kong SAR; Hong Kong, China
HN Republic of Honduras
HR Republic of Croatia
HT Republic of Haiti
HU Magyarország
ID Republic of Indonesia
IE Éire; Republic of Ireland
IL State of Israel
IN Republic of India
IQ Republic of Iraq
IR Iran, Islamic Republic of; Islamic Republic of Iran
IS Republic of Iceland; Ísland
IT Italian Republic; Italia; Italien
JO Hashemite Kingdom of Jordan
KE Republic of Kenya
KG Kyrgyz Republic
KH Kingdom of Cambodia
KI Republic of Kiribati
KM Union of the Comoros
KP Korea, Democratic People's Republic of; Democratic People's Republic of Korea; DPRK; Korea, North
KR Korea, Republic of; Republic of Korea; Korea, South; S. Korea
KW State of Kuwait
KZ Republic of Kazakhstan
LA Lao People's Democratic Republic; Lao PDR
LB Lebanese Republic
LI Principality of Liechtenstein
LK Democratic Socialist Republic of Sri Lanka
LR Republic of Liberia
LS Kingdom of Lesotho
LT Republic of Lithuania
LU Grand Duchy of Luxembourg
LV Republic of Latvia
MA Kingdom of Morocco
MC Principality of Monaco
MD Moldova, Republic of; Republic of Moldova
MG Republic of Madagascar
MH Republic of the Marshall Islands
MK Republic of North Macedonia; Macedonia
ML Republic of Mali
MM Republic of Myanmar; Burma
MO Macao Special Administrative Region of China; Macau
MP Commonwealth of the Northern Mariana Islands
MR Islamic Republic of Mauritania
MT Republic of Malta
MU Republic of Mauritius
MV Republic of Maldives
MW Republic of Malawi
MX United Mexican States
MZ Republic of Mozambique
NA Republic of Namibia
NE Republic of the Niger
NG Federal Republic of Nigeria
NI Republic of Nicaragua
NL Kingdom of the Netherlands; Holland; Nederland
NO Kingdom of Norway; Norge; Noreg
NP Federal Democratic Republic of Nepal
NR Republic of Nauru
NZ Aotearoa; Aotearoa New Zealand
OM Sultanate of Oman
PA Republic of Panama
PE Republic of Peru
PG Independent State of Papua New Guinea
PH Republic of the Philippines
PK Islamic Republic of Pakistan
PL Republic of Poland; Polska
PS the State of Palestine; Palestine
PT Portuguese Republic
PW Republic of Palau
PY Republic of Paraguay
QA State of Qatar
RS Republic of Serbia
RU Russia
RW Rwandese Republic
SA Kingdom of Saudi Arabia
SC Republic of Seychelles
SD Republic of the Sudan
SE Kingdom of Sweden; Sverige
SG Republic of Singapore
SI Republic of Slovenia
SK Slovak Republic
SL Republic of Sierra Leone
SM Republic of San Marino
SN Republic of Senegal
SO Federal Republic of Somalia
SR Republic of Suriname
SS Republic of South Sudan
ST Democratic Republic of Sao Tome and Principe
SV Republic of El Salvador
SY Syrian Arab Republic
SZ Kingdom of Eswatini; Swaziland
TD Republic of Chad
TG Togolese Republic
TH Kingdom of Thailand
TJ Republic of Tajikistan
TL Democratic Republic of Timor-Leste
TN Republic of Tunisia
TO Kingdom of Tonga
TR Republic of Türkiye; Turkey
TT Republic of Trinidad and Tobago; Trinidad
TW Taiwan, Province of China
TZ Tanzania, United Republic of; United Republic of Tanzania
UG Republic of Uganda
US United States of America; U.S.A.; U.S. of A.; the States; Estados Unidos; États-Unis
UY Eastern Republic of Uruguay
UZ Republic of Uzbekistan
VA Vatican; Vatican City; Holy See
VE Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela
VG British Virgin Islands
VI Virgin Islands of the United States; US Virgin Islands
VN Socialist Republic of Viet Nam
VU Republic of Vanuatu
WS Independent State of Samoa
YE Republic of Yemen
ZA Republic of South Africa
ZM Republic of Zambia
ZW Republic of Zimbabwe
"""

_REGIONS = {
    "US": """
        AK Alaska; AL Alabama; AR Arkansas; AZ Arizona; CA California; CO Colorado; CT Connecticut;
        DC District of Columbia; DE Delaware; FL Florida; GA Georgia; HI Hawaii; IA Iowa; ID Idaho;
        IL Illinois; IN Indiana; KS Kansas; KY Kentucky; LA Louisiana; MA Massachusetts;
        MD Maryland; ME Maine; MI Michigan; MN Minnesota; MO Missouri; MS Mississippi; MT Montana;
        NC North Carolina; ND North Dakota; NE Nebraska; NH New Hampshire; NJ New Jersey;
        NM New Mexico; NV Nevada; NY New York; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania;
        PR Puerto Rico; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas;
        UT Utah; VA Virginia; VT Vermont; WA Washington; WI Wisconsin; WV West Virginia; WY Wyoming
    """,
    "CA": """
        AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick;
        NL Newfoundland and Labrador; NS Nova Scotia; NT Northwest Territories; NU Nunavut;
        ON Ontario; PE Prince Edward Island; QC Quebec; SK Saskatchewan; YT Yukon
    """,
    "AU": """
        ACT Australian Capital Territory; NSW New South Wales; NT Northern Territory;
        QLD Queensland; SA South Australia; TAS Tasmania; VIC Victoria; WA Western Australia
    """,
}
"""The names of states and provinces by their codes, by country."""


def country_code(words: str) -> str | None:
    """Find a country's alpha-2 code by its name or one of its codes; None where there is none.

    >>> [country_code(w) for w in ("U.S.A.", "uk", "The Netherlands", "CHE", "Österreich", "xx")]
    ['US', 'GB', 'NL', 'CH', 'AT', None]
    """
    return _countries().get(_key(words))


def region_name(words: str, country: str = "") -> str:
    """Return a state or province by its name where its code is said; other words as they are.

    A code that states of two countries have, as WA, is left where the country is not known.

    >>> [region_name(*w) for w in (("FL", "US"), ("N.Y.", ""), ("WA", "AU"), ("WA", ""))]
    ['Florida', 'New York', 'Western Australia', 'WA']
    >>> [region_name(*w) for w in (("VIC", "GB"), ("new york", "US"), ("Québec", "CA"))]
    ['VIC', 'New York', 'Quebec']
    """
    of = [country] if country else list(_REGIONS)
    found = {name for each in of if (name := _regions(each).get(_key(words)))}
    return found.pop() if len(found) == 1 else words


@cache
def _countries() -> dict[str, str]:
    found = {_key(pair[2:]): pair[:2] for pair in _CODES_OF_THREE.split()}
    for line in _OTHER_NAMES.strip().splitlines():
        found.update(dict.fromkeys(map(_key, line[3:].split(";")), line[:2]))
    for code, name in COUNTRY_NAMES.items():
        found.update({_key(name): code, code.casefold(): code})
    return found


@cache
def _regions(country: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in _REGIONS.get(country, "").split(";"):
        code, _, name = " ".join(each.split()).partition(" ")
        found.update({_key(code): name, _key(name): name})
    return found


def _key(words: str) -> str:
    """Spell a name without capitals, accents, marks and the article."""
    plain = unicodedata.normalize("NFKD", words).casefold().replace("&", " and ")
    letters = "".join(letter for letter in plain if letter.isalnum())
    return re.sub(r"^the(?=.{3})", "", letters)

# ruff: noqa: E501
"""What page furniture looks like, line by line: phrases and forms of many sites, none of one article."""

from __future__ import annotations

import re
from functools import lru_cache

from claimref.reading.dates import find_dates
from claimref.reading.outlets import load_outlets

# Longer lines hold prose, whatever else stands in them.
_MAX_LINE = 400
_STAMP_SPARE = 30

_SOCIAL = """
twitter x facebook instagram youtube telegram whatsapp linkedin pinterest reddit tiktok viber vk flipboard tumblr
threads bluesky mastodon messenger rss email e-mail mail sms line weibo wechat snapchat discord odnoklassniki
apple store|play market|app store|google play|google news|apple news|apple podcasts|spotify|twitter (x)|x (twitter)
"""
_SECTIONS = """
news world politics business economy opinion opinions analysis analytics sport sports culture society science health
technology tech travel lifestyle entertainment video videos photo photos gallery galleries podcast podcasts weather
markets money arts style food education environment climate features editorial editorials interviews interview blogs
africa america americas asia europe china russia ukraine us u.s. uk usa international national local regional region
home|home page|front page|all news|top news|top stories|latest|latest news|breaking news|world news|us news|u.s. news
middle east|latin america|asia pacific|news feed|news in brief|press releases|press review|live|live updates|live tv
"""
_CONTROLS = """
advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|promoted content|paid content
menu|open menu|close menu|close|open|search|search…|search...|submit|cancel|ok|more|next|previous|prev|back|top
back to top|skip to content|skip to main content|skip advertisement|skip ad|skip past newsletter promotion|go to top
print|print this|print article|copy|copy link|link copied|copied|save|save article|saved|bookmark|download|pdf|gift
share|share this|share on|share article|share this article|share this story|share this page|share options|tweet|like
sign in|log in|login|logout|log out|register|sign up|subscribe|subscribe now|my account|account|profile|settings
comment|comments|show comments|view comments|hide comments|no comments|leave a comment|add comment|post a comment
join the conversation|reply|report|report ad|read more|read more...|read more…|show more|see more|load more|view more
view all|see all|learn more|more information|click here|continue|continue reading|keep reading|read full story
continue reading the main story|continue reading below|story continues below|article continues below
story continues below advertisement|article continues after ad|loading|loading...|loading…|please wait|play|pause|mute
play video|watch|watch live|watch now|listen|listen now|listen to article|listen to this article|watch video
enlarge|enlarge this image|toggle caption|hide caption|view image|view gallery|image|image source|caption|slideshow
accept|accept all|accept cookies|accept all cookies|reject all|decline|manage cookies|cookie settings|got it|i agree
privacy|privacy policy|cookie policy|terms|terms of use|terms of service|terms and conditions|about|about us|contact
contact us|contacts|advertise|advertise with us|careers|help|faq|sitemap|site map|feedback|newsletter|newsletters
e-paper|archive|archives|tags|topics|related topics|keywords|font size|text size|dark mode|light mode|night mode
follow|follow us|follow us on|following|donate|support us|trending|trending now|editor's picks|editors' picks|most popular
by|updated|published|written by|author|authors|about the author|staff|staff writer|share-line|end|ends|###|disclaimer
"""
_LANGUAGES = """
en eng english ru rus русский fr fra français french de deu deutsch german es esp español spanish pt português it
italiano ar العربية عربي zh 中文 简体中文 繁體中文 ja 日本語 ko 한국어 uk ua ukr українська az aze azərbaycan arm hy հայերեն ge geo
ქართული tr türkçe pl polski fa فارسی hi हिन्दी ur اردو id bahasa he עברית kz қазақша ro română cz čeština
"""
_AGENCIES = """
wires wire agencies agency staff reporters reporter correspondent correspondents news service services report reports
with files from the additional reporting by and press
"""
_BOX_HEADINGS = """
other topics of interest|related|related articles|related article|related stories|related story|related coverage
related news|related content|related posts|related links|related topics|see also|read also|also read|read next|up next
read this next|what to read next|you may also like|you might also like|you may like|you might be interested in
recommended|recommended for you|recommended stories|recommended articles|recommended reading|more on this story
more on this topic|more on this|more from this section|more stories|more news|more in this section|more like this
most read|most popular|most viewed|most shared|popular|popular now|popular stories|popular news|trending stories
don't miss|do not miss|don’t miss|in case you missed it|also on this site|from the archive|from around the web
around the web|sponsored stories|promoted stories|latest stories|latest articles|latest news|top stories|read more
more information|further reading|editor's choice|editors' choice|today's top stories|other news|suggested articles
"""


def _phrases(block: str, *, words: bool = False) -> frozenset[str]:
    """The phrases of a block: `|` and line ends part them; with `words`, a line without `|` is a list of words."""
    found: set[str] = set()
    for line in block.strip().splitlines():
        found.update(line.split() if words and "|" not in line else line.split("|"))
    return frozenset(phrase.strip() for phrase in found)


_EXACT = {
    **dict.fromkeys(_phrases(_SECTIONS, words=True), "section label"),
    **dict.fromkeys(_phrases(_LANGUAGES, words=True), "language picker"),
    **dict.fromkeys(_phrases(_SOCIAL, words=True), "social media"),
    **dict.fromkeys(_phrases(_CONTROLS), "page control"),
    "advertisement": "advertisement",
    "advertisements": "advertisement",
    "advertising": "advertisement",
    "sponsored": "advertisement",
    "ad": "advertisement",
}
_BOX = _phrases(_BOX_HEADINGS)
_AGENCY_WORDS = frozenset(_AGENCIES.split())

_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|el|la))*"
_NAMES = rf"{_NAME}(?:(?:, and |,? and |, | & ){_NAME}){{0,6}}"

# (reason, form): the form must match from the beginning of the line; `$` where it must be the whole line.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(form, flags))
    for reason, flags, form in (
        ("page control", 0, r"[a-z0-9]+(?:_[a-z0-9]+)+$"),
        ("page control", 0, r"[Aa][+-]$|[+\-–—×✕☰•|/\\<>»«…*#=~_.,:;?!()\[\]{}▼▲►◄→←↑↓\s]+$"),
        (
            "search box",
            re.I,
            r"(?:what are you looking for|what can we help you find|type (?:here )?to search|search (?:for|the site))\b",
        ),
        (
            "view counter",
            re.I,
            r"(?:total )?(?:views?|reads?|shares?|hits|comments?|likes)\s?[:·-]?\s?[\d.,]+\s?[km]?$",
        ),
        (
            "view counter",
            re.I,
            r"[\d.,]+\s?[km]?\s(?:total )?(?:views?|reads?|shares?|hits|comments?|likes|retweets|followers)$",
        ),
        ("reading time", re.I, r"(?:reading time|estimated reading time)\b|\d+[- ]min(?:ute)?s?(?: read| listen)?$"),
        (
            "share bar",
            re.I,
            r"(?:[\w-]{1,12}-?line)?(?:like[d]? (?:the|this) (?:story|article)\?|share (?:this|it|the)\b.{0,60}(?:social|friends|facebook|twitter|networks|article|story|on:?$)|share (?:on|via|to|with)\b.{0,40}$)",
        ),
        (
            "copyright",
            re.I,
            r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,200}$|.{0,80}(?:©|\(c\)) ?(?:19|20)\d\d.{0,120}$|.{0,120}\ball rights reserved\b.{0,200}$",
        ),
        (
            "reuse notice",
            re.I,
            r"(?:any |the |full or partial )?(?:use|reproduction|republication|reprinting|copying|citation)(?: or \w+)? of (?:the |our |this |any |these )?(?:materials?|content|articles?|texts?|information)\b.{0,200}$|this (?:material|content|article) may not be (?:published|reproduced|republished).{0,200}$|when (?:using|quoting|citing) (?:the |our )?materials?\b.{0,200}$",
        ),
        (
            "cookie notice",
            re.I,
            r"(?:we|this (?:web)?site|our (?:web)?site|by (?:using|continuing|clicking)).{0,120}\bcookies?\b.{0,250}$|.{0,60}\b(?:cookie|privacy) (?:policy|settings|preferences|notice)\b.{0,80}$",
        ),
        (
            "subscription",
            re.I,
            r"(?:please |you can )?(?:sign up|subscribe|register|log in|sign in)\b (?:now |today |here |free |for free )*(?:for|to|with|and|here)\b.{0,200}$",
        ),
        (
            "subscription",
            re.I,
            r"(?:get|receive) .{0,80}\b(?:newsletter|in your inbox|to your inbox|email alerts?|delivered)\b.{0,80}$",
        ),
        (
            "subscription",
            re.I,
            r"(?:already (?:a|an) (?:subscriber|member)|not a subscriber|this (?:article|content|story) is (?:for|only for|available (?:only )?to|reserved for) (?:\w+ )?(?:subscribers|members)|to (?:continue|keep) reading|subscribers? only|create (?:a|your) free account|you have (?:\w+ )?(?:\d+ )?free articles?|support (?:our|independent) journalism)\b.{0,200}$",
        ),
        (
            "subscription",
            re.I,
            r"(?:follow|join|find|like|add) (?:us|me|our|the \w+ (?:channel|group))\b.{0,100}(?:on|at|in|channel|facebook|twitter|telegram|whatsapp|instagram|google|viber|@).{0,80}$",
        ),
        (
            "subscription",
            re.I,
            r"(?:download|install|get) (?:the|our) .{0,30}\bapp\b.{0,80}$|your (?:support|donation|contribution)\b.{0,160}$",
        ),
        (
            "page control",
            re.I,
            r"(?:on a mobile device\? ?)?(?:please )?(?:click|tap|swipe|scroll)(?: here| below| the| on| for| to| down| through)\b.{0,120}$|on a mobile device\?.{0,100}$|(?:please )?enable javascript\b.{0,120}$|your browser does not support\b.{0,120}$",
        ),
        (
            "comments",
            re.I,
            r"(?:sorry,? )?we are (?:not currently|no longer|currently not) accepting comments\b.{0,80}$|comments (?:are|have been) (?:closed|turned off|disabled)\b.{0,60}$|have (?:something to add|a (?:tip|story|question))\b.{0,120}$|(?:let us know|tell us) (?:what you think|in the comments)\b.{0,100}$|what do you think\?.{0,80}$|(?:be the first to )?(?:leave|post|write|add) (?:a|your) (?:comment|reply)\b.{0,60}$",
        ),
        (
            "correction footer",
            re.I,
            r"(?:to (?:suggest|request|report) (?:a|an) (?:correction|clarification|error|typo)|(?:if you )?(?:find|found|see|spot|noticed?|have found) (?:a|an) (?:error|mistake|typo|spelling error)|report (?:a|an) (?:error|typo|mistake|correction)|you can also highlight|(?:select|highlight) (?:it|the text|the error)|press ctrl)\b.{0,200}$|.{0,120}\bctrl ?\+ ?enter\b.{0,60}$",
        ),
        (
            "update note",
            re.I,
            r"(?:\(?note: )?this (?:story|article|post|report|page|piece)(?:,.{0,60})? (?:was|has been|will be|is being) (?:last |first |originally |automatically |also |later |since )*(?:updated|corrected|amended|edited|published|translated|produced|generated|reviewed)\b.{0,220}$|this is a (?:developing|breaking)(?: news)? story\b.{0,120}$|(?:please )?(?:check|come) back (?:for|later|soon)\b.{0,60}$|(?:more )?details to follow\.?$|developing(?:\s?…|\.\.\.|:)?$",
        ),
        (
            "byline",
            0,
            rf"(?:[Bb]y|BY|Story by|Written by|Reported by|Author:|Reporter:|Text by|Words by|Photos? by|Video by|Posted by) {_NAMES}(?:\s?[,|/–—-].{{0,80}})?$",
        ),
        (
            "byline",
            re.I,
            r"(?:reporting|additional reporting|writing|editing|compiled|edited|translated|written|translation)(?: and (?:writing|editing|reporting))? (?:for [\w ]{1,30} )?(?:by|from) .{1,200}$|.{2,160}\bcontributed (?:to this (?:report|article|story|piece)|reporting|from)\b.{0,80}$|[\[(]?with (?:\w+ )?(?:agencies|wires|wire reports|reporting (?:by|from).{1,100}|files from.{1,100})[\])]?\.?$",
        ),
        ("byline", re.I, r"(?:via|source|sources|from) ?: .{1,60}$|(?:powered by|via) (?:the )?\w[\w .&'’-]{1,40}$"),
        (
            "byline",
            re.I,
            r"(?:write|e-?mail|contact|reach)\b.{0,60}\b[\w.+-]+@[\w-]+\.\w.{0,200}$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|follow .{0,40}@\w+.{0,40}$",
        ),
        (
            "post signature",
            0,
            r"[—–-]{1,2} ?.{1,60}\(@\w{1,30}\).{0,40}$|@\w{1,30}$|pic\.twitter\.com/\w+$|https?://\S+$",
        ),
        (
            "photo credit",
            re.I,
            r"(?:photos?|images?|pictures?|pics?|credits?|photo credits?|photograph|graphic|illustration|video|file photo|file picture|file image|image credit|image source)(?: by| courtesy(?: of)?)? ?[:©/|] ?.{1,120}$|(?:getty images|ap photo|afp photo|afp via getty).{0,60}$",
        ),
        (
            "photo credit",
            0,
            r"(?:Screen ?[Ss]hot|IMG|DSC|DSCN|image|photo)[ _-]?\d[\w .:-]{0,60}$|[\w%-]+\.(?:jpe?g|png|gif|webp|mp4|mp3)$",
        ),
        (
            "related stories",
            0,
            r"(?:READ|SEE|WATCH|MORE|RELATED|ALSO READ|READ MORE|READ ALSO|READ NEXT|SEE ALSO|LISTEN|GALLERY|PHOTOS|VIDEO|LIVE|OPINION|EXPLAINER|ANALYSIS|DON['’]T MISS)\s?(?::|>>|»|\|)\s?.{3,200}$",
        ),
        (
            "related stories",
            re.I,
            r"(?:read (?:also|more|next)|also read|see also|see more|related(?: (?:story|stories|articles?|coverage|news))?|more on this(?: story)?|you (?:may|might) also like|recommended|don['’]t miss|watch(?: also| more)?)\s?(?::|>>|»|\|)\s?.{3,200}$",
        ),
        (
            "related stories",
            re.I,
            r"(?:click|tap) (?:here )?for more\b.{0,100}$|for more (?:on|stories|news)\b.{0,120}(?:click|visit|here|go to|follow).{0,60}$|more (?:from|on|about) [A-Z][^.]{0,50}$",
        ),
        (
            "tags",
            re.I,
            r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|categorized|labels?|posted in|in this article|section) ?[:|].{0,200}$",
        ),
    )
)
# A caption that ends with its credit: "… on Monday. Photo: Jane Roe", "(AP Photo/Jane Roe)", "REUTERS/Jane Roe".
_CREDIT = re.compile(
    r"(?:(?<=[\s.|/–—-])|[(\[])(?:"
    r"(?:Photo|PHOTO|Image|Picture|Photograph|Credit|File photo|FILE PHOTO)s? ?(?:: ?|by |via |courtesy )[\w/&.,'’ -]{2,60}"
    r"|(?:AP|AFP|EPA|UPI|Xinhua) ?(?:Photo|File)\b[\w/&.,'’ -]{0,60}|(?:REUTERS|Reuters|AFP|EPA|TASS|Sputnik) ?/ ?[A-Z][\w/&.,'’ -]{2,50}"
    r"|(?:[\w.'’-]+ ?/ ?|[A-Z][\w.'’ -]{2,40} (?:via|for) |(?<=\())(?:Getty Images|Shutterstock|Anadolu)(?: ?/ ?[\w ]{2,30})?"
    r"|(?:File|Handout|Archive) (?:photo|picture|image|pic))[.)\]]*$"
)
_STAMP_LEAD = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|edited|date)(?: on| at)?|on|at|upd\.?)"
    r"\s?:?\s?(?:(?:at )?[0-2]?\d[:.][0-5]\d.{0,20}|\d{1,3} (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?) ago)?$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago$", re.IGNORECASE
)
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,5}\)?)?$", re.IGNORECASE)
# "Home > World > Asia", "CHINA / SOCIETY", "News | Politics"
_TRAIL = re.compile(r"[\w&.'’ -]{2,25}(?:\s?[/|>›»·•]\s?[\w&.'’ -]{2,25}){1,6}[/|>›»·•]?$")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,3}\.[a-z]{2,12}$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z&'’-]{2,20}$")
# "DEEP WATER: What the divers found" between two paragraphs: a link to another story.
_KICKER = re.compile(r"[A-Z][A-Z'’ -]{2,40}: \S.{5,150}[^\s.!?…:;,\"”]$")
_END_MARKS = frozenset(
    ("share bar", "view counter", "copyright", "correction footer", "comments", "byline", "social media", "tags", "subscription",
     "related stories", "reuse notice", "cookie notice")
)  # fmt: skip
_SITE_TAIL = re.compile(r"(?<=\s)[|–—-]\s(?P<site>[^|–—]{2,40})$")


def line_reason(line: str) -> str | None:
    """Return why `line` by itself is furniture, or None where it may be article."""
    if len(line) > _MAX_LINE:
        return None
    folded = " ".join(line.casefold().split()).strip(" :")
    exact = _EXACT.get(folded) or _EXACT.get(folded.rstrip(".>»›"))
    if exact:
        return exact
    for reason, form in _FORMS:
        if form.match(line):
            return reason
    if _is_stamp(line):
        return "timestamp"
    if _DOMAIN.match(line) or _is_outlet(line):
        return "site name"
    if _TRAIL.match(line) and len(line.split()) <= 10 and _is_trail(line):
        return "section label"
    if _CAPITALS.match(line):
        return "section label"
    return "byline" if _is_agency_line(line) else None


def opens_box(line: str) -> bool:
    """True for a line that stands above a box of related stories."""
    folded = " ".join(line.casefold().split()).strip(" :.…>»›")
    return folded in _BOX


def is_kicker(line: str) -> bool:
    """True for a link of the form "CAPITALS: headline": between paragraphs, it leads to another story."""
    return bool(_KICKER.match(line))


def is_end_mark(reason: str) -> bool:
    """True for furniture that stands below the end of an article."""
    return reason in _END_MARKS


def trailing_site_name(headline: str) -> int:
    """Return the length of " | Outlet" at the end of a headline, 0 where there is none."""
    match = _SITE_TAIL.search(headline)
    return len(match.group()) if match and _is_outlet(match["site"]) else 0


def trailing_credit(caption: str) -> int:
    """Return the length of the photo credit at the end of a caption ("Photo: Jane Roe"), 0 where there is none."""
    match = _CREDIT.search(caption, max(0, len(caption) - 120))
    return len(match.group().lstrip()) if match else 0


def _is_stamp(line: str) -> bool:
    if len(line) > 120 or not any(sign.isdigit() for sign in line):
        return False
    if _STAMP_LEAD.match(line) or _AGO.match(line) or _CLOCK.match(line):
        return True
    rest, position = "", 0
    for found in sorted(find_dates(line), key=lambda found: found.start):
        if found.start >= position:
            rest, position = rest + line[position : found.start], found.end
    rest += line[position:]
    return position > 0 and len(rest.strip()) <= _STAMP_SPARE and len(rest.split()) <= 5


@lru_cache(maxsize=4096)
def _is_outlet(line: str) -> bool:
    return len(line) <= 60 and load_outlets().by_name(line) is not None


def _is_trail(line: str) -> bool:
    """Parts that are known sections, or all in capitals."""
    parts = [part.strip() for part in re.split(r"[/|>›»·•]", line) if part.strip()]
    known = sum(part.casefold() in _EXACT for part in parts)
    return known * 2 >= len(parts) or all(part.isupper() for part in parts)


def _is_agency_line(line: str) -> bool:
    """A credit made of outlets and agency words only: "AFP/wires", "The Canadian Press, with files from Reuters"."""
    if len(line.split()) > 12 or line.endswith(("?", "!")):
        return False
    parts = [
        part
        for part in re.split(r"[/,;|]|\b(?:with files from|and|with)\b", line.strip("()[]. "), flags=re.I)
        if part.strip()
    ]
    return bool(parts) and all(
        _is_outlet(part.strip()) or all(word.casefold() in _AGENCY_WORDS for word in part.split()) for part in parts
    )

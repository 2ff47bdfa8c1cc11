"""English verb forms, as far as a participle must become a finite verb."""

from __future__ import annotations

IRREGULAR_PAST = dict(
    pair.split(":")
    for pair in """be:was have:had do:did go:went say:said make:made take:took get:got come:came see:saw know:knew
    give:gave find:found think:thought tell:told become:became show:showed leave:left feel:felt put:put bring:brought
    begin:began keep:kept hold:held write:wrote stand:stood hear:heard let:let mean:meant set:set meet:met run:ran
    pay:paid sit:sat speak:spoke lie:lay lead:led read:read grow:grew lose:lost fall:fell send:sent build:built
    understand:understood draw:drew break:broke spend:spent cut:cut rise:rose drive:drove buy:bought wear:wore
    choose:chose seek:sought throw:threw catch:caught deal:dealt win:won forget:forgot lay:laid sell:sold fight:fought
    bear:bore teach:taught eat:ate sing:sang strike:struck hang:hung shake:shook ride:rode feed:fed shoot:shot
    drink:drank hit:hit arise:arose fly:flew sleep:slept sweep:swept shut:shut steal:stole hurt:hurt withdraw:withdrew
    undergo:underwent undertake:undertook overcome:overcame override:overrode overthrow:overthrew uphold:upheld
    oversee:oversaw cast:cast bid:bid beat:beat bind:bound bite:bit blow:blew breed:bred burst:burst cling:clung
    cost:cost creep:crept dig:dug flee:fled fling:flung forbid:forbade forgive:forgave freeze:froze grind:ground
    hide:hid kneel:knelt lend:lent light:lit mistake:mistook quit:quit ring:rang shed:shed shrink:shrank sink:sank
    slide:slid spin:spun split:split spread:spread spring:sprang stick:stuck sting:stung swear:swore swim:swam
    swing:swung tear:tore thrust:thrust wake:woke weep:wept wind:wound foresee:foresaw mislead:misled rebuild:rebuilt
    repay:repaid rewrite:rewrote broadcast:broadcast forecast:forecast overrun:overran outlaw:outlawed""".split()
)

_PARTICIPLES = dict(
    pair.split(":")
    for pair in """be:been do:done go:gone take:taken see:seen know:known give:given become:become show:shown
    begin:begun write:written speak:spoken run:run draw:drawn break:broken rise:risen drive:driven wear:worn
    choose:chosen throw:thrown grow:grown fall:fallen eat:eaten sing:sung shake:shaken steal:stolen withdraw:withdrawn
    undertake:undertaken override:overridden overthrow:overthrown come:come get:gotten beat:beaten
    forbid:forbidden hide:hidden swear:sworn tear:torn bear:born""".split()
)

_DOUBLING = frozenset(
    """stop plan ban commit admit permit refer occur submit control prefer defer transfer regret omit compel rebel
    expel patrol equip drop grab step slip ship strip trap wrap beg bar scar stir plot spot pin rob rub stab
    shop chat nod pat tap tip top trim trip drag brag""".split()
)
_VOWELS = "aeiou"


def past(lemma: str) -> str:
    """let → let, carry → carried, ban → banned."""
    lemma = lemma.lower()
    if lemma in IRREGULAR_PAST:
        return IRREGULAR_PAST[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def present(lemma: str, plural: bool) -> str:
    """carry → carries, or carry for a plural subject."""
    lemma = lemma.lower()
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def be(plural: bool, past_tense: bool) -> str:
    if past_tense:
        return "were" if plural else "was"
    return "are" if plural else "is"


def past_participle(lemma: str) -> str:
    """kill → killed, shoot → shot."""
    return _PARTICIPLES.get(lemma) or past(lemma)

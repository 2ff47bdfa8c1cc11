"""Made pairs: a claim with one value changed (they differ), and with the wording changed but not the meaning.

Real stories differ by figures and dates too seldom to learn from. Every edit works on any English sentence; where it
cannot be made cleanly, it is not made.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from training.examples import Example

Token = Any  # spacy.tokens.Token; spaCy's own types would make every line longer
Doc = Any

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d)|(?<![\w.,])\d+(?:\.\d+)?(?![\w,]|\.\d)")

_OPPOSITES = """
increase/decrease increased/decreased rose/fell rise/fall gained/lost won/lost win/lose more/fewer more/less
before/after first/last first/second largest/smallest highest/lowest higher/lower support/oppose supports/opposes
supported/opposed accept/reject accepted/rejected approved/rejected agreed/refused arrived/left arrested/released
convicted/acquitted killed/injured killed/wounded injured/unharmed alive/dead guilty/innocent north/south
northern/southern east/west eastern/western morning/evening early/late earlier/later best/worst begin/end began/ended
opened/closed open/closed joined/left bought/sold inside/outside above/below over/under male/female man/woman
men/women brother/sister father/mother son/daughter husband/wife majority/minority Republican/Democratic
Republicans/Democrats federal/state Senate/House public/private legal/illegal true/false confirmed/denied
confirms/denies allowed/banned allow/ban praised/criticized defended/attacked entered/escaped always/never all/none
some/all many/few better/worse positive/negative safe/unsafe known/unknown likely/unlikely
"""
OPPOSITES = _OPPOSITES.split()


class Editor:
    """Makes edits of claims; `docs` are parsed claims of the stories that may be trained on, the source of words."""

    def __init__(self, docs: Sequence[Doc], seed: int) -> None:
        self._rng = random.Random(seed)
        self._words: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for doc in docs:
            for token in doc:
                if token.tag_ in REPLACEABLE and token.is_alpha:
                    self._words[token.tag_].append(token.text)
            for entity in doc.ents:
                if entity.label_ in NAMED:
                    self._names[entity.label_].append(entity.text)
        self._opposites: dict[str, list[str]] = defaultdict(list)
        for pair in OPPOSITES:
            one, other = pair.split("/")
            self._opposites[one].append(other)
            self._opposites[other].append(one)

    def examples(self, partners: Iterable[tuple[Doc, Sequence[str]]]) -> list[Example]:
        """Edit each claim by every kind of edit that fits; pair the result with the claim or with one that agrees.

        `partners` gives with each claim the claims that agree with it: an edit of one differs from them all.
        """
        made: list[Example] = []
        for doc, agreeing in partners:
            for name, edit, same, differ in EDITS:
                for text in edit(self, doc):
                    if text == doc.text:
                        continue
                    other = self._rng.choice([doc.text, *agreeing]) if differ else doc.text
                    made.append(Example(other, text, same, differ, f"made:{name}", 0.7))
        return made

    # Edits that change a value. Each yields sentences.

    def change_number(self, doc: Doc) -> Iterable[str]:
        found = [m for m in _DIGITS.finditer(doc.text) if not _is_year(m[0])]
        words = [t for t in doc if t.lower_ in UNITS[2:]]
        if found and (not words or self._rng.random() < 0.7):
            match = self._rng.choice(found)
            yield doc.text[: match.start()] + self._other_number(match[0]) + doc.text[match.end() :]
        elif words:
            token = self._rng.choice(words)
            other = self._rng.choice([unit for unit in UNITS[2:] if unit != token.lower_])
            yield _replaced(token, other)

    def change_date(self, doc: Doc) -> Iterable[str]:
        dates = [t for t in doc if t.text in MONTHS or t.text in DAYS]
        years = [m for m in _DIGITS.finditer(doc.text) if _is_year(m[0])]
        if dates:
            token = self._rng.choice(dates)
            names = MONTHS if token.text in MONTHS else DAYS
            following = token.i + 1 < len(doc) and doc[token.i + 1].text.isdigit() and int(doc[token.i + 1].text) <= 31
            if following and token.text in MONTHS and self._rng.random() < 0.7:
                day = doc[token.i + 1]
                yield _replaced(day, str(self._rng.choice([d for d in range(1, 29) if d != int(day.text)])))
            else:
                yield _replaced(token, self._rng.choice([name for name in names if name != token.text]))
        elif years:
            match = self._rng.choice(years)
            other = str(int(match[0]) + self._rng.choice([-3, -2, -1, 1, 2, 3]))
            yield doc.text[: match.start()] + other + doc.text[match.end() :]

    def change_name(self, doc: Doc) -> Iterable[str]:
        entities = [e for e in doc.ents if e.label_ in NAMED]
        if entities:
            entity = self._rng.choice(entities)
            other = self._rng.choice(self._names[entity.label_])
            if not set(other.split()) & set(entity.text.split()):
                yield doc.text[: entity.start_char] + other + doc.text[entity.end_char :]

    def change_word(self, doc: Doc) -> Iterable[str]:
        tokens = [t for t in doc if t.tag_ in REPLACEABLE and t.is_alpha and t.lemma_ not in ("be", "have", "say")]
        if tokens:
            token = self._rng.choice(tokens)
            other = self._rng.choice(self._words[token.tag_])
            if other.lower() != token.lower_:
                yield _replaced(token, other)

    def reverse_word(self, doc: Doc) -> Iterable[str]:
        tokens = [t for t in doc if t.text in self._opposites]
        if tokens:
            token = self._rng.choice(tokens)
            yield _replaced(token, self._rng.choice(self._opposites[token.text]))

    def negate(self, doc: Doc) -> Iterable[str]:
        root = _root_verb(doc)
        if root is None or any(child.dep_ == "neg" for child in root.children):
            return
        helper = next((c for c in root.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"), None)
        if helper is not None or root.lemma_ == "be":
            token = helper or root
            yield _replaced(token, f"{token.text} not" if self._rng.random() < 0.8 else f"{token.text} never")
        elif root.tag_ == "VBD":
            yield _replaced(root, f"did not {root.lemma_}")
        elif root.tag_ == "VBZ":
            yield _replaced(root, f"does not {root.lemma_}")

    def affirm(self, doc: Doc) -> Iterable[str]:
        negations = [t for t in doc if t.dep_ == "neg" and t.lower_ == "not" and t.i and doc[t.i - 1].lemma_ != "do"]
        if negations:
            token = negations[0]
            yield doc.text[: token.idx] + doc.text[token.idx + len(token.text_with_ws) :]

    def call_false(self, doc: Doc) -> Iterable[str]:
        if _root_verb(doc) is not None:
            said = _lowered(doc)
            yield self._rng.choice(
                [
                    f"It is not true that {said}",
                    f"The report that {said[:-1]} is false.",
                    f"Officials denied that {said}",
                ]
            )

    def plan(self, doc: Doc) -> Iterable[str]:
        root = _root_verb(doc)
        if root is None or root.tag_ != "VBD" or root.lemma_ in ("be", "say", "have"):
            return
        if not any(child.dep_ in ("aux", "auxpass", "neg") for child in root.children):
            yield _replaced(root, f"{self._rng.choice(['will', 'may', 'could'])} {root.lemma_}")

    # Edits that leave the meaning, or only make the sentence less exact.

    def reword_number(self, doc: Doc) -> Iterable[str]:
        for match in _DIGITS.finditer(doc.text):
            raw = match[0]
            if _is_year(raw) or (
                doc.text[: match.start()].split()[-1:] and doc.text[: match.start()].split()[-1] in MONTHS
            ):
                continue
            value = float(raw.replace(",", ""))
            forms = [f"{word} {raw}" for word in ("about", "more than", "nearly", "at least", "around")]
            if value.is_integer() and 2 <= value <= 12:
                forms.append(UNITS[int(value)])
            if value >= 1000 and value % 1000 == 0:
                forms += [f"{int(value // 1000)} thousand", raw.replace(",", "") if "," in raw else f"{int(value):,}"]
            before = doc.text[: match.start()]
            if before.endswith(("$", "£", "€")):
                before, forms = (
                    before[:-1],
                    [f"{word} {before[-1]}{raw}" for word in ("about", "more than", "at least")],
                )
            yield before + self._rng.choice(forms) + doc.text[match.end() :]
            return
        tokens = [t for t in doc if t.text in UNITS[2:]]
        if tokens:
            yield _replaced(tokens[0], str(UNITS.index(tokens[0].text)))

    def reword_date(self, doc: Doc) -> Iterable[str]:
        match = re.search(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(, \d{{4}})?\b", doc.text)
        if match:
            month, day, year = match[1], match[2], match[3] or ""
            forms = [f"{day} {month}{year.replace(',', '')}", f"{month[:3]}. {day}{year}"]
            if year:
                forms.append(f"{month} {day}")
            yield doc.text[: match.start()] + self._rng.choice(forms) + doc.text[match.end() :]

    def say_less(self, doc: Doc) -> Iterable[str]:
        """Leave out a prepositional phrase or an adverb after the verb: less exact, not different."""
        root = _root_verb(doc)
        if root is None:
            return
        phrases = [
            c for c in root.children if c.dep_ in ("prep", "npadvmod", "advmod") and c.i > root.i and c.lower_ != "not"
        ]
        phrases = [c for c in phrases if c.right_edge.i + 2 >= len(doc) or c.dep_ != "prep" or len(phrases) > 1]
        if phrases:
            phrase = self._rng.choice(phrases)
            left, right = doc[phrase.left_edge.i], doc[phrase.right_edge.i]
            rest = doc.text[: left.idx].rstrip() + " " + doc.text[right.idx + len(right.text_with_ws) :]
            yield re.sub(r" ([.,;:])", r"\1", rest).strip()

    def report(self, doc: Doc) -> Iterable[str]:
        if _root_verb(doc) is not None:
            said = _lowered(doc)
            yield self._rng.choice(
                [f"Officials said that {said}", f"It was reported that {said}", f"According to reports, {said}"]
            )

    def double_negation(self, doc: Doc) -> Iterable[str]:
        if _root_verb(doc) is not None and self._rng.random() < 0.5:
            yield f"It is true that {_lowered(doc)}"

    def _other_number(self, raw: str) -> str:
        value = float(raw.replace(",", ""))
        factor = self._rng.choice([0.3, 0.5, 0.6, 0.75, 1.3, 1.5, 2, 3])
        if "." in raw:
            decimals = len(raw.partition(".")[2])
            return f"{value * factor:.{decimals}f}"
        other = round(value * factor)
        if value < 20 or other == value:
            other = int(value) + self._rng.choice([-2, -1, 1, 2, 3, 5])
        if value >= 1000 and value % 100 == 0:
            other = round(other, -2)
        other = max(other, 0) if other != value else int(value) + 4
        return f"{other:,}" if "," in raw else str(other)


REPLACEABLE = ("NN", "NNS", "VBD", "VBN", "VB", "JJ")
NAMED = ("PERSON", "GPE", "ORG", "NORP", "LOC")

# name, edit, same point, differ. Another actor or another thing may make it another point: only the difference is sure.
EDITS: tuple[tuple[str, Callable[[Editor, Doc], Iterable[str]], float | None, float], ...] = (
    ("number", Editor.change_number, 1.0, 1.0),
    ("date", Editor.change_date, 1.0, 1.0),
    ("name", Editor.change_name, None, 1.0),
    ("word", Editor.change_word, None, 1.0),
    ("opposite", Editor.reverse_word, None, 1.0),
    ("negated", Editor.negate, 1.0, 1.0),
    ("affirmed", Editor.affirm, 1.0, 1.0),
    ("called-false", Editor.call_false, 1.0, 1.0),
    ("planned", Editor.plan, 1.0, 1.0),
    ("number-reworded", Editor.reword_number, 1.0, 0.0),
    ("date-reworded", Editor.reword_date, 1.0, 0.0),
    ("said-less", Editor.say_less, 1.0, 0.0),
    ("reported", Editor.report, 1.0, 0.0),
    ("affirmed-twice", Editor.double_negation, 1.0, 0.0),
)


def _is_year(raw: str) -> bool:
    return raw.isdigit() and 1800 <= int(raw) <= 2050


def _root_verb(doc: Doc) -> Token | None:
    root = next(doc.sents).root
    return root if root.pos_ in ("VERB", "AUX") and doc.text.endswith(".") else None


def _replaced(token: Token, text: str) -> str:
    if token.is_sent_start and token.text[0].isupper():
        text = text[0].upper() + text[1:]
    whole: str = token.doc.text
    return whole[: token.idx] + text + whole[token.idx + len(token.text) :]


def _lowered(doc: Doc) -> str:
    first = doc[0]
    text: str = doc.text
    return text if first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" else text[0].lower() + text[1:]

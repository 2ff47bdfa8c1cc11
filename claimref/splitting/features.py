"""What the selection model looks at: the shape of a draft, never its words' identity beyond closed classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimref.splitting.attribution import Frame
from claimref.splitting.cues import DENIAL, PLAIN_SPEECH, SPEECH, THOUGHT
from claimref.splitting.drafts import VALUED, Draft, Width
from claimref.splitting.names import PRONOUNS
from claimref.splitting.segments import Place, Segment
from claimref.splitting.trees import AUXILIARIES, TIMES, VERBAL, is_finite, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimref.records import Statement

_TAGS = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNP")
_DEPS = ("ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "pcomp", "xcomp", "appos", "parataxis", "dep")
_LIGHT = frozenset("be have do get make take go come".split())
_WIDTHS = {Width.BARE: -1.0, Width.SINGLE: -0.5, Width.SHORT: 0.0, Width.CORE: 1.0, Width.MIDDLE: 2.0, Width.WHOLE: 3.0}
_PREPOSITIONS = frozenset("in on at by for from to with after before during since against over about as of".split())
_VAGUE = frozenset("this that it these those there what which who".split())


class Features(dict[str, float]):
    """Feature name → value; a name that is absent is 0."""


def sentence_features(sentence: Span, segment: Segment, frames: Sequence[Frame]) -> Features:
    """What all drafts of one sentence share."""
    doc = sentence.doc
    found = Features()
    found["sentence_words"] = len(sentence)
    found["sentence_verbs"] = sum(token.pos_ in VERBAL for token in sentence)
    found["place_headline"] = segment.place == Place.HEADLINE
    found["place_heading"] = segment.place == Place.HEADING
    found["segment_number"] = segment.number
    found["sentence_in_segment"] = sum(1 for token in doc[: sentence.start] if token.is_sent_start)
    found["segment_words"] = len(doc)
    found["sentence_ended"] = sentence[-1].is_punct or (len(sentence) > 1 and sentence[-2].is_punct)
    found["sentence_question"] = "?" in sentence.text[-3:]
    found["sentence_frames"] = sum(sentence.start <= frame.cue.i < sentence.end for frame in frames)
    return found


def draft_features(
    draft: Draft,
    statement: Statement,
    sentence: Span,
    shared: Features,
    chain: Sequence[Frame],
    variants: Sequence[Draft],
) -> Features:
    """What tells this draft from the others: its construction, its size, its predicate, its subject."""
    found = Features(shared)
    head = draft.head
    words = [word for word in draft.words if not isinstance(word, str)]
    inside = set(range(draft.start, draft.end))
    found[f"form_{draft.form}"] = 1
    found["width"] = _WIDTHS[draft.width]
    found["with_subject"] = draft.with_subject
    found[f"tag_{head.tag_}" if head.tag_ in _TAGS else "tag_other"] = 1
    found[f"dep_{head.dep_}" if head.dep_ in _DEPS else "dep_other"] = 1
    found["text_words"] = len(draft.words)
    found["quote_words"] = draft.end - draft.start
    found["text_characters"] = len(statement.text)
    found["quote_characters"] = len(statement.quote)
    found["text_to_quote"] = len(statement.text) / max(1, len(statement.quote))
    found["quote_to_sentence"] = (draft.end - draft.start) / len(sentence)
    found["from_elsewhere"] = sum(word.i not in inside for word in words)
    found["left_out_inside"] = len(inside) - sum(word.i in inside for word in words)
    found["strings"] = len(draft.words) - len(words)
    found["depth"] = _depth(head)
    found["starts_sentence"] = draft.start - sentence.start
    found["ends_sentence"] = sentence.end - draft.end
    found["head_position"] = (head.i - sentence.start) / len(sentence)
    _focus(found, draft)
    _edges(found, draft, sentence, words)
    _predicate(found, head, words)
    _subject(found, head, draft)
    _content(found, words)
    found["chain"] = len(chain)
    found["direct"] = any(frame.direct for frame in chain)
    found["resolved"] = statement.resolved
    found["starts_upper"] = statement.quote[:1].isupper()
    found["inner_commas"] = statement.text.count(",")
    found["brackets"] = "(" in statement.text
    lengths = [variant.end - variant.start for variant in variants]
    found["variants"] = len(variants)
    found["longer_variants"] = sum(length > draft.end - draft.start for length in lengths)
    found["shorter_variants"] = sum(length < draft.end - draft.start for length in lengths)
    texts = [len(variant.words) for variant in variants]
    found["longest_text_ratio"] = len(draft.words) / max(texts)
    found["shortest_text_ratio"] = len(draft.words) / min(texts)
    return found


def _focus(found: Features, draft: Draft) -> None:
    """What the one adjunct, or the one member of a list, is that this draft keeps."""
    found["siblings"] = draft.siblings
    focus = draft.focus
    if focus is None:
        return
    found["focused"] = 1
    found[f"focus_{focus.dep_}"] = 1
    if focus.lower_ in _PREPOSITIONS:
        found[f"focus_{focus.lower_}"] = 1
    inner = list(focus.subtree)
    found["focus_words"] = len(inner)
    found["focus_valued"] = any(token.ent_type_ in VALUED for token in inner)
    found["focus_timed"] = any(token.ent_type_ in TIMES for token in inner)
    found["focus_named"] = any(token.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"} for token in inner)
    found["focus_inside"] = focus.head != draft.head
    found["focus_before"] = focus.i < draft.head.i


def _edges(found: Features, draft: Draft, sentence: Span, words: Sequence[Token]) -> None:
    """What stands just outside the stretch, and at the edges of the wording: is something cut through?"""
    doc = sentence.doc
    if draft.end < sentence.end:
        after = doc[draft.end]
        found["next_punct"] = after.is_punct
        found["next_cc"] = after.pos_ == "CCONJ"
        found["next_prep"] = after.pos_ == "ADP"
        found["next_mine"] = draft.head.is_ancestor(after) and not after.is_punct
    if draft.start > sentence.start:
        before = doc[draft.start - 1]
        found["previous_punct"] = before.is_punct
        found["previous_mine"] = draft.head.is_ancestor(before) and not before.is_punct
    if words:
        first, last = words[0], words[-1]
        found["first_lower_prep"] = first.pos_ == "ADP"
        found["first_adverb"] = first.pos_ in {"ADV", "SCONJ"}
        found["first_determined"] = first.pos_ == "DET"
        found["first_pronoun"] = first.pos_ == "PRON"
        found["first_named"] = first.ent_type_ != ""
        found["last_noun"] = last.pos_ in {"NOUN", "PROPN", "NUM"}
        found["last_named"] = last.ent_type_ != ""
        found["last_valued"] = last.ent_type_ in VALUED
        found["last_adposition"] = last.pos_ in {"ADP", "PART", "SCONJ", "AUX"}
    kept = {word.i for word in words}
    found["adjuncts_kept"] = draft.kept
    found["times_left_out"] = sum(
        token.ent_iob_ == "B" and token.ent_type_ in TIMES and token.i not in kept for token in sentence
    )


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token and depth < 30:
        token, depth = token.head, depth + 1
    return depth


def _predicate(found: Features, head: Token, words: Sequence[Token]) -> None:
    lemma = head.lemma_.lower()
    found[f"lemma_{lemma}"] = 1
    found["head_be"] = lemma == "be"
    found["head_light"] = lemma in _LIGHT
    found["head_speech"] = lemma in SPEECH
    found["head_plain_speech"] = lemma in PLAIN_SPEECH
    found["head_thought"] = lemma in THOUGHT
    found["head_denial"] = lemma in DENIAL
    found["head_verbal"] = head.pos_ in VERBAL
    found["finite"] = is_finite(head)
    parent = head.head
    found["parent_speech"] = parent.lemma_.lower() in SPEECH
    found["parent_thought"] = parent.lemma_.lower() in THOUGHT
    found["parent_verbal"] = parent.pos_ in VERBAL
    found["parent_person"] = parent.ent_type_ == "PERSON"
    found["head_person"] = head.ent_type_ == "PERSON"
    found["head_named"] = head.ent_type_ != ""
    found["head_determined"] = any(child.dep_ in {"det", "poss"} for child in head.children)
    found["parent_determined"] = any(child.dep_ in {"det", "poss"} for child in parent.children)
    found["parent_named"] = parent.ent_type_ != ""
    found["parent_pronoun"] = parent.pos_ == "PRON"
    found["parent_before"] = parent.i < head.i
    found["parent_distance"] = abs(parent.i - head.i)
    found["set_off"] = head.left_edge.i > 0 and head.left_edge.nbor(-1).text in {",", "-", "--", "(", "—"}
    kinds = [child.dep_ for child in head.children]
    for kind in (
        "dobj",
        "attr",
        "acomp",
        "prep",
        "advmod",
        "neg",
        "ccomp",
        "xcomp",
        "advcl",
        "conj",
        "mark",
        "aux",
        "auxpass",
        "prt",
        "npadvmod",
        "agent",
    ):
        found[f"child_{kind}"] = kinds.count(kind)
    marks = [child.lower_ for child in head.children if child.dep_ == "mark"]
    for mark in ("that", "as", "because", "while", "after", "if", "before", "since"):
        found[f"mark_{mark}"] = mark in marks
    found["modal"] = any(child.tag_ == "MD" for child in head.children)
    found["to"] = any(child.tag_ == "TO" for child in head.children)
    found["verbs_in_text"] = sum(word.pos_ in VERBAL and word.dep_ not in AUXILIARIES for word in words)


def _subject(found: Features, head: Token, draft: Draft) -> None:
    subject = subject_of(head)
    found["own_subject"] = subject is not None
    if subject is not None:
        found["subject_vague"] = subject.lower_ in _VAGUE
        found["subject_pronoun"] = subject.lower_ in PRONOUNS
        found["subject_first"] = subject.lower_ in {"i", "we", "you"}
        found["subject_named"] = subject.ent_type_ != ""
        found["subject_relative"] = subject.tag_ in {"WDT", "WP"}
        found["subject_words"] = subject.right_edge.i - subject.left_edge.i + 1
        found["subject_after"] = subject.i > head.i


def _content(found: Features, words: Sequence[Token]) -> None:
    relations = Counter(word.dep_ for word in words)
    classes = Counter(word.pos_ for word in words)
    entities = [word.ent_type_ for word in words if word.ent_iob_ == "B"]
    found["names"] = len(entities)
    found["numbers"] = sum(word.like_num for word in words)
    found["times"] = sum(entity in TIMES for entity in entities)
    found["nouns"] = classes["NOUN"] + classes["PROPN"]
    found["conjuncts"] = relations["conj"]
    found["prepositions"] = relations["prep"]
    found["relatives_inside"] = relations["relcl"] + relations["acl"]
    found["adverbials_inside"] = relations["advcl"]
    found["complements_inside"] = relations["ccomp"] + relations["xcomp"]
    found["appositions_inside"] = relations["appos"]
    found["stop_share"] = sum(word.is_stop for word in words) / max(1, len(words))
    found["pronouns"] = classes["PRON"]

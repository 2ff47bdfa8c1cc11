"""The FIXED JSON format, field by field."""

from __future__ import annotations

import io
import json

from claimref.exports import comparison_as_dict, write_json
from tests.store import sample


def test_the_fields_are_the_fixed_ones() -> None:
    data = comparison_as_dict(sample.comparison())
    assert data["version"] == 1
    fixed = {
        "articles": {"id", "outlet", "title", "published_at", "path", "url"},
        "statements": {
            *("id", "article_id", "char_start", "char_end", "quote", "text", "voice", "speaker", "stance", "kind"),
            *("claim_id", "side"),
        },
        "claims": {"id", "label", "status", "differ_on", "outlets", "origins", "statements"},
        "relations": {"left", "right", "type", "differ_on", "score", "why"},
    }
    for part, names in fixed.items():
        assert data[part]
        for record in data[part]:
            assert names <= record.keys()


def test_the_values_are_those_of_the_comparison() -> None:
    data = comparison_as_dict(sample.comparison())
    said = sample.statements()
    articles = {article["id"]: article for article in data["articles"]}
    statements = {statement["id"]: statement for statement in data["statements"]}
    claims = {claim["id"]: claim for claim in data["claims"]}
    for statement in statements.values():
        outlet = articles[statement["article_id"]]["outlet"]
        assert sample.TEXTS[outlet][statement["char_start"] : statement["char_end"]] == statement["quote"]
        assert statement["id"] in claims[statement["claim_id"]]["statements"]
    when = claims[sample.claim_id("when")]
    assert (when["status"], when["differ_on"], when["origins"]) == ("differ", "date", 3)
    assert when["outlets"] == ["Alpha Times", "Beta Post", "Coast Wire", "Delta Daily"]
    assert statements[said["beta when"].id]["side"] == "B"
    assert statements[said["coast when"].id]["voice"] == "attributed"
    assert statements[said["coast when"].id]["speaker"] == "Ines Roa"
    assert statements[said["coast rescued"].id]["side"] is None
    assert claims[sample.claim_id("lorries")]["disputed_by"] == [sample.claim_id("denial")]
    assert "disputed_by" not in when
    published = {article["outlet"]: article["published_at"] for article in articles.values()}
    assert published["Alpha Times"] == "2025-05-04"
    assert published["Beta Post"] == "2025-05-04T09:30:00"
    assert published["Echo"] is None
    assert all(relation["left"] < relation["right"] for relation in data["relations"])


def test_it_is_written_as_plain_json() -> None:
    out = io.StringIO()
    write_json(sample.comparison(), out)
    assert json.loads(out.getvalue()) == comparison_as_dict(sample.comparison())
    assert out.getvalue().endswith("}\n")

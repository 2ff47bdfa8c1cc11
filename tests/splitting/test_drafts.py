"""What is drafted of a sentence, before anything is selected."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from claimref.records import Article
from claimref.splitting.candidates import Candidate, find_candidates
from claimref.splitting.forest import from_json
from claimref.splitting.parsing import parse, parse_again
from claimref.splitting.segments import find_segments
from claimref.splitting.selection import choose

ONE_LEAF = {"names": [], "trees": [9.0]}
"""A forest that says "surely" to everything."""


def candidates(text: str) -> list[Candidate]:
    article = Article("Harbour Post", text, "a.txt", published_at=date(2024, 6, 20))
    segments = find_segments(article)
    docs = list(parse(segments))
    return find_candidates(article, segments, docs, parse_again(docs))


def drafted(text: str) -> set[str]:
    return {candidate.statement.text for candidate in candidates(text)}


def drafts_from(text: str, beginning: str) -> list[str]:
    return [found for found in drafted(text) if found.startswith(beginning)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor was indicted by a grand jury in Brida on Tuesday after a long inquiry.",
            [
                "The mayor was indicted by a grand jury in Brida.",
                "The mayor was indicted on June 18, 2024.",
                "The mayor was indicted after a long inquiry.",
            ],
        ),
        ("The 48-page indictment was read aloud.", ["The indictment is 48 pages long."]),
        ("The 39-foot-wide crater was found.", ["The crater is 39 feet wide."]),
        (
            "They met during a three-day visit to Brida.",
            ["The visit lasted three days.", "The visit to Brida lasted three days."],
        ),
        ("The 31-year-old captain fled.", ["The captain is 31 years old."]),
        (
            "Sen. Ira Feld (D-Nev.) voted against it.",
            ["Ira Feld is a Democrat from Nevada.", "Sen. Ira Feld voted against it."],
        ),
        (
            "Lt. Col. James Orr of the Harbour Guard spoke at noon.",
            ["James Orr is with the Harbour Guard."],
        ),
        ("NASA's Bill Dean spoke at noon.", ["Bill Dean is with NASA."]),
        ("Osk Gov. Ann Low spoke at noon.", ["Ann Low is Osk Governor."]),
        ("Deputy Attorney General Ann Low spoke at noon.", ["Ann Low is Deputy Attorney General."]),
        ("The mayor met harbour guard spokesman Lt. Col. Bo Lane.", ["Bo Lane is a harbour guard spokesman."]),
        ("Police said Cpl. Bo Lane was shot.", ["Cpl. Bo Lane was shot."]),
        ("Nor is it clear who sold the crane.", ["It is not clear who sold the crane."]),
        ("She was not arrested or charged in Brida.", ["She was not charged in Brida."]),
        ("The port has neither confirmed nor denied the sale.", ["The port has not denied the sale."]),
        ("The Justice Ministry opened the case in May, when Brida was closed.", ["Brida was closed in May 2024."]),
        ("The plan that the mayor ruled out was cheap.", ["The mayor ruled out the plan."]),
        ("Indiana Gov. Ann Low (R) on Sunday defended the law.", ["Ann Low is a Republican."]),
        ("Even though the port paid for it, nobody came.", ["The port paid for it."]),
        ("The siege at the Westfield Mall in Brida, Tamoria, lasted two days.", ["Brida is in Tamoria."]),
        ("With Ann Low as chairman, the board met.", ["Ann Low was chairman."]),
        ("Ann Low's visit to Tamoria in June was long.", ["Ann Low visited Tamoria in June 2024."]),
        ("The council's decision to sell the pier angered many.", ["The council decided to sell the pier."]),
        (
            "The costs, including rent and food, rose.",
            ["The costs included rent and food.", "The costs included food."],
        ),
        ("They sold boats, oars and sails to the port.", ["They sold oars to the port."]),
        ("The owners accused the mayor of selling a broken crane.", ["The mayor sold a broken crane."]),
        ("Osk is one of the few towns that backed the plan.", ["Osk backed the plan."]),
        (
            "Ann Low repeated her view that the vote had been a fraud, calling the council a club.",
            ["Ann Low called the council a club."],
        ),
        (
            "The mayor, a Republican of Ohio, and his wife, Margaret, are charged with fraud.",
            ["The mayor and his wife are charged with fraud."],
        ),
        # What a noun asks for stays with it; so does what "above all" begins, and what "and" joins to a noun.
        ("The accord is a reply to the build-up on the plateau.", ["The accord is a reply to the build-up."]),
        (
            "The pact grows out of the treaty of 1974 and the deal of 1998.",
            ["The pact grows out of the treaty of 1974 and the deal of 1998."],
        ),
        # When an apposition held; what looks like a verb and is none; a conjunction that looks like an article.
        ("Karsten, once a supporter of the ban, now works to end it.", ["Karsten was once a supporter of the ban."]),
        ("Tamoria, long a buyer of coal, became a seller.", ["Tamoria has long been a buyer of coal."]),
        (
            "A railway bridge over the Osk, agreed on the same day, is due to open in 2028.",
            ["A railway bridge over the Osk was agreed on the same day."],
        ),
        (
            "He also wrote that trade between Osk and Brida had doubled in a year.",
            ["Trade between Osk and Brida had doubled in a year."],
        ),
        ("The paper printed the letter on Tuesday, hours before his plane landed.", ["His plane landed."]),
        # A day does nothing, and no town is a "who".
        ("Otto Brandt, the mayor of Brida, who sold the crane, resigned.", ["Otto Brandt sold the crane."]),
        # A clause is not cut inside a word, a range, a choice, or away from what singles out its noun.
        ("The board voted 21-19 on Monday to sell the pier.", ["The board voted 21-19 to sell the pier."]),
        ("The council re-opened the pier in May.", ["The council re-opened the pier in May 2024."]),
        ("Rents rose from five to nine crowns in May.", ["Rents rose from five to nine crowns."]),
        ("Most boats had sunk or were about to.", ["Most boats had sunk or were about to."]),
        ("Bo Lane praised those who had stayed at the pier.", ["Bo Lane praised those who had stayed at the pier."]),
        ("It was the first crane that the port had bought.", ["It was the first crane that the port had bought."]),
        ("The mayor, 41, a former pilot, opened the pier.", ["The mayor, 41, opened the pier."]),
        # A semicolon ends a sentence.
        (
            "The port was closed in May; the crews have left for Brida.",
            ["The port was closed in May 2024.", "The crews have left for Brida."],
        ),
        ("The mayor would say only that the pier was safe.", ["The pier was safe."]),
        # Of whom or what a clause is told: by number, by name, below what somebody says of it.
        ("The port set a rate for heavy boats, which goes to $4.", ["The rate for heavy boats goes to $4."]),
        ("Low met Otto Brandt, a pilot from Paris, who had lost his boat.", ["Otto Brandt had lost his boat."]),
        ("The poll of voters conducted in May was wrong.", ["The poll of voters was conducted in May 2024."]),
        ("The shed, which Brida says is empty, was locked.", ["The shed is empty."]),
        ("The owner, who police said had fled to Osk, was found.", ["The owner had fled to Osk."]),
        ("They named nine suspects, of whom two were pilots.", ["Two of nine suspects were pilots."]),
        ("The sum that the port asked for in May was paid.", ["The port asked for the sum in May 2024."]),
        # Participles.
        ("Ann Low was called in and handed a letter.", ["Ann Low was handed a letter."]),
        ("The crews were lined up and told not to speak.", ["The crews were told not to speak."]),
        ("The ship, narrowly missed in May, will sail.", ["The ship was narrowly missed in May 2024."]),
        ("The ferry was hit by a tanker, killing two pilots.", ["Two pilots were killed."]),
        ("Fees will be waived until June, and rise again in July.", ["Fees will rise again in July 2024."]),
        ("The bishop said that no boat was missing, and praised the crews.", ["The bishop praised the crews."]),
        ("The court recommended that the pier be closed.", ["The pier should be closed."]),
        ("The owners accused him of selling a broken crane.", ["He sold a broken crane."]),
        ("A storm swept through the harbour on Monday, the port said.", ["The storm swept through the harbour."]),
        ("Low grew up in Paris, trained as a pilot and moved to Osk.", ["Low trained as a pilot."]),
        ("He was caught and handed over to the guards.", ["He was handed over to the guards."]),
        (
            "The number of boats grew, many of them insured by a state fund.",
            ["Many of boats were insured by a state fund."],
        ),
        ("The pier was not closed, the mayor added, but needs repair.", ["The pier needs repair."]),
        ("Having spent the night at sea, Ann Low left.", ["Ann Low had spent the night at sea."]),
        ("The law allows those hurt in the storm to leave.", ["The law allows those hurt in the storm to leave."]),
        ("The crews voted no by a wide margin.", ["The crews voted no by a wide margin."]),
        (
            "A guard at the Port Office, who asked not to be named, left.",
            ["The guard at the Port Office asked not to be named."],
        ),
        (
            "Police closed off two streets and gas was shut down.",
            ["Gas was shut down.", "Police closed off two streets."],
        ),
        (
            "The pier withstood a storm in May that badly damaged two boats.",
            ["The storm badly damaged two boats."],
        ),
        ("Bo Lane told a tale of the lake in Paris.", ["Bo Lane told a tale of the lake in Paris."]),
        # Who somebody is.
        ("Sen. Ann Low, D-Port Osk, voted against it.", ["Ann Low is a Democrat from Port Osk."]),
        (
            "Sens. Tim Orr (D-Va.), who is from the coast, and Bo Lane (I-Vt.), who is a farmer, did not vote.",
            [
                "Tim Orr is a Democrat from Virginia.",
                "Bo Lane is an independent from Vermont.",
                "Bo Lane is a farmer.",
                "Tim Orr is from the coast.",
            ],
        ),
        (
            "Lawmakers heard Tim Orr (Ill.) and Bo Lane (R) at noon.",
            ["Tim Orr is from Illinois.", "Bo Lane is a Republican."],
        ),
        ("The lone vote was that of Tim Orr, D-Nev. He left.", ["Tim Orr is a Democrat from Nevada."]),
        ("Ann Low is a farmer supplying the port.", ["Ann Low supplies the port."]),
        ("The week saw Osk abruptly close the port.", ["Osk abruptly closed the port."]),
        ("Senator Ann Low, Republican of Tennessee, left.", ["Senator Ann Low is a Republican of Tennessee."]),
        ("Former attorney general Ann Low left.", ["Ann Low is a former attorney general."]),
        (
            "The leader of the Harbour Union, a labour organization with 300 members, resigned.",
            ["The Harbour Union is a labour organization with 300 members."],
        ),
        ("She mourned her 33-year-old brother's death.", ["Her brother is 33 years old."]),
        # Turned about.
        ("Also killed were two officers.", ["Two officers were also killed."]),
        ("Also hurt was a guard of the port.", ["A guard of the port was also hurt."]),
        (
            "Experts said by signing the pact, Russia and Norway would deepen ties.",
            ["Russia and Norway signed the pact."],
        ),
        ("Bo Lane of the Institute for Harbour Studies left.", ["Bo Lane is with the Institute for Harbour Studies."]),
        ("The mayor met a lawyer in Paris, Ann Low, on Monday.", ["Ann Low is a lawyer."]),
    ],
)
def test_what_a_sentence_says_is_drafted(text: str, expected: list[str]) -> None:
    found = drafted(text)
    assert set(expected) <= found, sorted(found)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("According to the harbour office, the ferry sank.", "According to"),
        ("Should the ferry sink, the port will close.", "Should the ferry sink."),
        ("When the ferry sank, the port was closed.", "When the ferry sank."),
        ("Police asked how the ferry sank.", "How the ferry sank."),
        ("The rescuers and those who swam were safe.", "Those swam."),
        ("Two men drowned, the harbour office said on Monday.", "Two men drowned, the harbour"),
        ("Ann Low arrived for her first visit to Tamoria since May.", "Ann Low visited"),
        ("The visit raised hopes for the pier, pledging help for the port.", "The visit pledged"),
        # Who many are, and who heads a state, is no news.
        ("Capt. Ann Low left the port.", "Ann Low is"),
        ("Tamorian President Ann Low left the port.", "Ann Low is"),
        ("French President Ann Low left the port.", "Ann Low is"),
        # A short form, a share of votes, the subject of what follows: no roles.
        ("The Federal Port Board (FPB) met.", "The Federal Port Board is"),
        ("Ann Low, at 5 percent, and Bo Lane, 7 percent, lost.", "Bo Lane is"),
        ("He was born in Brida, the Harbour Post said.", "Brida is"),
        # What is said of none, or of both together, is not said of some.
        ("The port does not employ women as pilots.", "The port does not employ women."),
        ("The talks between the port and the union failed.", "The talks between the port failed"),
        ("The man ruled out the plan in the video.", "The video ruled"),
        # What is left open is not said.
        ("The mayor declined to say whether the ferry had sunk.", "The ferry had sunk"),
        ("Ann Low was asked if the port would close.", "The port would close"),
        ("The pier opens once the crane is repaired.", "The crane is repaired"),
        ("She hired a lawyer instead of having the police pursue the matter.", "The police pursue"),
        ("Do the owners know what it costs?", "Do the owners"),
        ("Share this: did you like the article?", "Did you"),
        ("Cargo can be moved without crossing the border.", "Cargo crosses"),
        ("The guards prevented the crew from leaving the ship.", "The crew"),
        ("Any athlete who admits a violation gets less.", "Any athlete admits"),
        ("An official explained.", "An official"),
        ("The talks produced an agreement to build a bridge.", "The agreement was"),
        ("The letter was printed on Monday, hours before his plane landed.", "Hours his plane"),
        ("“It was a prank,” Ann Low reiterated on Monday.", "It was a prank, Ann Low"),
        # One of two that may be so, what was not so, what is told of some.
        ("Most boats had sunk or were about to.", "Most boats had sunk."),
        ("The deal bought time rather than settled the matter.", "The deal settled"),
        ("The fire killed nine people, among them four in boats.", "The fire killed nine people in boats"),
        # A speech act without what was said.
        ("Ann Low said in a statement on Monday that the pier was safe.", "Ann Low said in a statement."),
        ("Low noted, on page two of her report, that the pier was safe.", "Low noted, on page two."),
        ("“Do not tell the crews,” Ann Low told the pilots.", "Ann Low do"),
        ("He was there, and nobody saw him?", "Nobody saw him"),
        ("He lived, as one of them put it, in a shed.", "One of them put"),
        ("They said he had left the port, and that a sheet found there bore his name.", "He had left the port, and"),
        ("Ann Low called the claim “a lie told by a fool”.", "The lie was told"),
        ("The board has not suggested that he leave the port.", "He leave"),
        ("“Draw your own conclusions,” Ann Low told the pilots.", "Ann Low draws"),
        # An apposition without its clause.
        ("The port took pride in it, a habit that set it apart.", "The port took pride in it, a habit."),
        ("The plan died by 61 votes to 57 in May.", "The plan died to"),
        ("Ann Low told a news conference in Paris that the pier was safe.", "Ann Low told a news conference in Paris."),
        # A relative without its noun.
        ("He left at noon, by which time the port had closed.", "By which"),
        ("The mayor asked which boats had been sold by the port.", "Boats"),
        # Apposed to a clause, to a place, to some.
        ("Ann Low left the port, a step that nobody had foreseen.", "The port is"),
        ("The house in Paris, a brick pile, was sold.", "Paris is"),
        ("They came from Paris, one of them from Osk.", "Paris is"),
        ("The plan that the pier be closed was dropped.", "The pier is closed"),
        # The verb before its subject, a conjunction without its clause, a denial without what is denied.
        ("The council voted against it, and so did the port.", "Did the port"),
        ("The bill was condemned by many, including by Ann Low.", "Many included by"),
        ("Two officers went missing while on leave.", "Two officers went missing while."),
        ("Osk has denied claims by Brida that it agreed to a truce.", "Osk has denied claims."),
        ("Osk has denied claims by Brida that it agreed to a truce.", "Osk has denied claims by Brida."),
        ("She wrote that she was safe and not captured by rebels.", "She not"),
        ("The couple, who wed in Brida in May, want money.", "Wed the couple"),
    ],
)
def test_fragments_are_no_drafts(text: str, fragment: str) -> None:
    assert not drafts_from(text, fragment)


def test_an_owner_becomes_the_subject_in_the_right_case() -> None:
    found = drafted("They closed the pier. Their decision to sell the boats angered many.")
    assert "They decided to sell the boats." in found, sorted(found)


def test_of_drafts_that_repeat_each_other_one_is_taken() -> None:
    found = candidates("The ferry sank on Sunday in the harbour after a storm. The port was closed by the mayor.")
    chosen = choose(found, np.ones(len(found)), from_json(ONE_LEAF))
    assert [candidate.statement.sentence_no for candidate in chosen] == [1, 2]


def test_drafts_without_a_chance_are_left() -> None:
    found = candidates("The ferry sank on Sunday.")
    assert choose(found, np.zeros(len(found)), from_json(ONE_LEAF)) == []

"""Three invented articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """An article as its author wrote it; `quotes` and `list_items` stand after the paragraphs of the same number."""

    slug: str
    headline: str
    deck: str
    author: str
    caption: str
    paragraphs: tuple[str, ...]
    heading: str
    list_items: tuple[str, ...]


ARTICLES = (
    Written(
        slug="harbour-wall",
        headline="Harbour wall gives way in Port Ellery, flooding forty houses",
        deck="Engineers expect the repair to take six weeks, and the ferry moves to the northern pier",
        author="Marta Lindqvist",
        caption="Residents carry furniture out of a flooded house on the quay on Tuesday.",
        paragraphs=(
            "The outer harbour wall of Port Ellery gave way on Monday night, flooding forty houses along the quay.",
            "Nobody was hurt, Mayor Ines Corrado said, and about 120 people spent the night in the town's school.",
            "“We heard a crack like thunder and then the water was in the kitchen,” said Tom Beale, who runs a bakery.",
            "The wall was built in 1931. The harbour office last inspected it two years ago and called it “fit”.",
            "A breach of 35 metres has opened next to the old lighthouse, according to the coast guard.",
            "The regional government has promised 2.4 million euros for the repair, which is to begin on Thursday.",
            "The opposition says that it warned of cracks last spring; the harbour office denies having had a letter.",
            "Fishing boats have been moved to the inner basin, where they may stay until the end of October.",
        ),
        heading="What happens now",
        list_items=(
            "The ferry leaves from the northern pier at 7 a.m. and 4 p.m.",
            "The school stays closed until Friday.",
            "Drinking water is handed out at the town hall.",
        ),
    ),
    Written(
        slug="rail-vote",
        headline="Parliament votes to reopen the Norrin railway after 28 years",
        deck="Trains are to run from 2029, at a cost that the government puts at 310 million crowns",
        author="Jonas Adeyemi",
        caption="The disused station of Norrin, photographed last winter.",
        paragraphs=(
            "Parliament voted by 94 to 61 on Wednesday to reopen the railway between Norrin and the capital.",
            "The line of 88 kilometres was closed in 1997, when fewer than 300 passengers a day used it.",
            "Transport Minister Helga Brandt called the vote “a promise kept to the valleys”.",
            "The government puts the cost at 310 million crowns; the court of auditors expects at least 420 million.",
            "Two members of the governing coalition voted against the bill, and five abstained.",
            "Under the plan, the first trains will run in the summer of 2029, with eleven trains a day each way.",
            "Farmers along the line have gone to court because 46 plots would be cut in two.",
            "A decision is expected in March, a spokeswoman for the court in Norrin said.",
        ),
        heading="Cost in dispute",
        list_items=(
            "Tracks and bridges: 190 million crowns",
            "Stations: 55 million crowns",
            "Signals and power: 65 million crowns",
        ),
    ),
    Written(
        slug="vaccine-trial",
        headline="Trial of malaria vaccine halves severe cases, doctors report",
        deck="More than 9,000 children in three countries took part in the study, which ran for two years",
        author="Dr. Amara Osei",
        caption="A nurse prepares a dose in the clinic of Kelembe.",
        paragraphs=(
            "A new malaria vaccine has halved the number of severe cases among young children, doctors said on Friday.",
            "The study followed 9,214 children under five in three countries for two years.",
            "Severe malaria was found in 1.8 percent of the vaccinated children and in 3.7 percent of the others.",
            "“These are the best figures that we have seen,” said Ruth Kamara, who led the work in Kelembe.",
            "Seven children had a strong reaction to the vaccine; all of them recovered within a week.",
            "The maker plans to ask for approval in June and hopes to sell a dose for less than four dollars.",
            "Outside experts welcomed the result but pointed out that protection fell after eighteen months.",
            "Health ministries of the region will meet next month to discuss a common purchase.",
        ),
        heading="Protection fades",
        list_items=(
            "First year: 61 percent fewer severe cases",
            "Second year: 39 percent fewer severe cases",
            "A booster is being tested on 600 children.",
        ),
    ),
)

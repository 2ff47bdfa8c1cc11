"""Invented sentences in the manner of the news, with the typed values that a careful reader finds in them.

A value is written as in "=47", "~11000" (about), ">11000" (more than), ">=5", "<=6700" (up to), "<100" (fewer than)
or "40..60" (a range); times as ISO intervals, "?" where they cannot be resolved. The day of publication is
Thursday, June 20, 2024.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

REFERENCE = date(2024, 6, 20)


@dataclass(frozen=True)
class Q:
    """An expected quantity: `raw` as it stands in the text, comparing words included."""

    raw: str
    value: str
    noun: str | None = None
    unit: str | None = None
    role: str = "figure"

    @property
    def bounds(self) -> tuple[str, float, float]:
        """The comparator, and the interval by the rules of DESIGN: about is within 5%."""
        value = self.value
        if ".." in value:
            low, high = value.split("..")
            return "range", float(low), float(high)
        for sign, comparator in ((">=", "at-least"), ("<=", "at-most"), (">", "more-than"), ("<", "less-than")):
            if value.startswith(sign):
                number = float(value.removeprefix(sign))
                return comparator, *((number, math.inf) if ">" in sign else (0.0, number))
        number = float(value[1:])
        return ("about", number * 0.95, number * 1.05) if value[0] == "~" else ("equal", number, number)


@dataclass(frozen=True)
class T:
    """An expected time: first and last day as ISO dates, "" for an open end, "?" for a time left unresolved."""

    raw: str
    start: str
    end: str | None = None


@dataclass(frozen=True)
class Case:
    text: str
    quantities: list[Q] = field(default_factory=list)
    times: list[T] = field(default_factory=list)


def year(raw: str) -> Q:
    return Q(raw, f"={raw}", role="year")


CASES = [
    # Bare counts, in digits and in words.
    Case("The navy lost 14 ships in the bay.", [Q("14", "=14", "ship")]),
    Case("Rescuers pulled 1,204 survivors from the rubble.", [Q("1,204", "=1204", "survivor")]),
    Case("Eleven fishermen were picked up by a patrol boat.", [Q("Eleven", "=11", "fisherman")]),
    Case("Twenty-three schools stayed closed.", [Q("Twenty-three", "=23", "school")]),
    Case("The court heard one hundred and five witnesses.", [Q("one hundred and five", "=105", "witness")]),
    Case("Two thousand five hundred tents were put up.", [Q("Two thousand five hundred", "=2500", "tent")]),
    Case("The depot held 11 thousand shells.", [Q("11 thousand", "=11000", "shell")]),
    Case("The river flooded 300 houses and 12 bridges.", [Q("300", "=300", "house"), Q("12", "=12", "bridge")]),
    Case("The ministry sent 40 North Vellish artillery crews south.", [Q("40", "=40", "crew")]),
    Case("Farmers drove 65 tractors into the capital.", [Q("65", "=65", "tractor")]),
    Case("A dozen monks joined the march.", [Q("A dozen", "=12", "monk")]),
    Case("Two dozen passengers missed the ferry.", [Q("Two dozen", "=24", "passenger")]),
    Case("Half a dozen vans were burnt.", [Q("Half a dozen", "=6", "van")]),
    Case("Half a million people marched.", [Q("Half a million", "=500000", "person")]),
    Case("A million voters stayed at home.", [Q("A million", "=1000000", "voter")]),
    Case("The city has 3.4 million inhabitants.", [Q("3.4 million", "=3400000", "inhabitant")]),
    Case("Some 2bn messages were sent.", [Q("Some 2bn", "~2000000000", "message")]),
    Case("Two and a half million doses arrived.", [Q("Two and a half million", "=2500000", "dose")]),
    Case("Four Afghan policemen went missing.", [Q("Four", "=4", "policeman")]),
    Case("Three Danes won medals.", [Q("Three", "=3", "dane")]),
    Case("The fund supports 7 cities in the north.", [Q("7", "=7", "city")]),
    Case(
        "Seventeen people, among them two nurses, fell ill.", [Q("Seventeen", "=17", "person"), Q("two", "=2", "nurse")]
    ),
    Case("The zoo bought six sheep.", [Q("six", "=6", "sheep")]),
    Case("He was hit by three bullets.", [Q("three", "=3", "bullet")]),
    Case("One soldier died in the ambush.", [Q("One", "=1", "soldier")]),
    # What a participle counts.
    Case("The blast left six dead and 31 wounded.", [Q("six", "=6", "dead"), Q("31", "=31", "injured")]),
    Case("At least 19 killed in a ferry fire.", [Q("At least 19", ">=19", "dead")]),
    Case("The toll rose to 47.", [Q("47", "=47")]),
    Case("Four of the 12 men escaped.", [Q("Four", "=4", "man"), Q("12", "=12", "man")]),
    Case("Dozens of people fled.", [Q("Dozens", "20..199", "person")]),
    Case("Hundreds of letters arrived.", [Q("Hundreds", "200..999", "letter")]),
    Case(
        "Tens of thousands of demonstrators filled the square.",
        [Q("Tens of thousands", "20000..99999", "demonstrator")],
    ),
    Case("Several hundred workers walked out.", [Q("Several hundred", "200..999", "worker")]),
    Case("The three-judge panel has a 12-member staff.", [Q("three", "=3", "judge"), Q("12", "=12", "member")]),
    Case("The pair met twice.", [Q("twice", "=2", "time")]),
    # Comparators.
    Case("More than 11,000 containers of shells were shipped.", [Q("More than 11,000", ">11000", "container")]),
    Case("At least 60 homes burned down.", [Q("At least 60", ">=60", "home")]),
    Case("The bridge carries up to 900 trucks.", [Q("up to 900", "<=900", "truck")]),
    Case("As many as 70 migrants were aboard.", [Q("As many as 70", "<=70", "migrant")]),
    Case("No fewer than eight ministers resigned.", [Q("No fewer than eight", ">=8", "minister")]),
    Case("About 250 guests came.", [Q("About 250", "~250", "guest")]),
    Case("Roughly 1,500 families lost power.", [Q("Roughly 1,500", "~1500", "family")]),
    Case("An estimated 80,000 fans attended.", [Q("An estimated 80,000", "~80000", "fan")]),
    Case("Some 400 trees fell.", [Q("Some 400", "~400", "tree")]),
    Case("Fewer than 20 seats remain.", [Q("Fewer than 20", "<20", "seat")]),
    Case("Less than 5 percent of the ballots were spoiled.", [Q("Less than 5 percent", "<5", "ballot", "percent")]),
    Case("Over 200 flights were cancelled.", [Q("Over 200", ">200", "flight")]),
    Case("Upwards of 30 boats sank.", [Q("Upwards of 30", ">30", "boat")]),
    Case("Fifty or more trucks waited.", [Q("Fifty or more", ">=50", "truck")]),
    Case("A hundred or so miners stayed below.", [Q("A hundred or so", "~100", "miner")]),
    Case("The 1,000-plus signatures were checked.", [Q("1,000-plus", ">=1000", "signature")]),
    Case("Not more than ten copies exist.", [Q("Not more than ten", "<=10", "copy")]),
    # Ranges.
    Case("The police counted 10 to 15 vehicles.", [Q("10 to 15", "10..15", "vehicle")]),
    Case("Between 300 and 400 workers will go.", [Q("300 and 400", "300..400", "worker")]),
    Case("It needs 40-60 pumps.", [Q("40-60", "40..60", "pump")]),
    Case("The plan would cost $5-10 million.", [Q("$5-10 million", "5000000..10000000", None, "USD")]),
    Case("Output fell by 5 to 7 percent.", [Q("5 to 7 percent", "5..7", None, "percent")]),
    Case("He asked for two or three helpers.", [Q("two or three", "2..3", "helper")]),
    Case(
        "Between 3 and 4 million barrels were stored.",
        [Q("3 and 4 million barrels", "3000000..4000000", None, "barrel")],
    ),
    Case("Two to three dozen men came.", [Q("Two to three dozen", "24..36", "man")]),
    Case(
        "Unemployment rose from 4 to 6 percent.",
        [Q("4", "=4", None, "percent"), Q("6 percent", "=6", None, "percent")],
    ),
    # Money.
    Case("She paid $250,000 for the barn.", [Q("$250,000", "=250000", None, "USD")]),
    Case("The fine was more than $2.5 million.", [Q("more than $2.5 million", ">2500000", None, "USD")]),
    Case("The bank lent it €3bn.", [Q("€3bn", "=3000000000", None, "EUR")]),
    Case("He owed £40m.", [Q("£40m", "=40000000", None, "GBP")]),
    Case("It raised 12 million euros.", [Q("12 million euros", "=12000000", None, "EUR")]),
    Case("Guests paid 50 dollars each.", [Q("50 dollars", "=50", None, "USD")]),
    Case("A US$900 phone was stolen.", [Q("US$900", "=900", None, "USD")]),
    Case("The state lost 5 billion rubles.", [Q("5 billion rubles", "=5000000000", None, "RUB")]),
    Case("The school costs $800 to $1,000 a term.", [Q("$800 to $1,000", "800..1000", None, "USD")]),
    Case("The $3-million house was sold.", [Q("$3-million", "=3000000", None, "USD")]),
    Case("He earned nearly $1,000.", [Q("nearly $1,000", "900..1000", None, "USD")]),
    Case("Canada gave 7 million Canadian dollars.", [Q("7 million Canadian dollars", "=7000000", None, "CAD")]),
    # Percentages and shares.
    Case("Turnout was 61.5%.", [Q("61.5%", "=61.5", None, "percent")]),
    Case("Thirty per cent of the farmers agreed.", [Q("Thirty per cent", "=30", "farmer", "percent")]),
    Case("The rate fell 2 percentage points.", [Q("2 percentage points", "=2", None, "point")]),
    Case("A five-percentage-point drop followed.", [Q("five-percentage-point", "=5", None, "point")]),
    Case("Half of the crew was asleep.", [Q("Half", "=50", "crew", "percent")]),
    Case("Two-thirds of the members voted yes.", [Q("Two-thirds", "=66.67", "member", "percent")]),
    Case("Nearly a quarter of the homes are empty.", [Q("Nearly a quarter", "22.5..25", "home", "percent")]),
    Case("One in five pupils was absent.", [Q("One in five", "=20", "pupil", "percent")]),
    # Units.
    Case("The village lies 12 km from the border.", [Q("12 km", "=12", None, "km")]),
    Case(
        "The crater is 39 feet (12 metres) wide.",
        [Q("39 feet", "=39", None, "foot"), Q("12 metres", "=12", None, "metre")],
    ),
    Case("They walked 30 miles.", [Q("30 miles", "=30", None, "mile")]),
    Case("The ship carried 4,000 tonnes of grain.", [Q("4,000 tonnes", "=4000", None, "tonne")]),
    Case("A 500-pound bomb was found.", [Q("500-pound", "=500", None, "lb")]),
    Case("The fire covered 1,100 square kilometres.", [Q("1,100 square kilometres", "=1100", None, "square km")]),
    Case("It burned 20,000 acres.", [Q("20,000 acres", "=20000", None, "acre")]),
    Case("It was 41 degrees Celsius in the shade.", [Q("41 degrees Celsius", "=41", None, "°C")]),
    Case("The plant makes 300 megawatts.", [Q("300 megawatts", "=300", None, "megawatt")]),
    # Durations.
    Case("The talks lasted 40 hours.", [Q("40 hours", "=40", None, "hour", "duration")]),
    Case("He served a two-year sentence.", [Q("two-year", "=2", None, "year", "duration")]),
    Case("The months-long siege ended.", [Q("months-long", "2..22", None, "month", "duration")]),
    Case("A monthslong siege ended.", [Q("monthslong", "2..22", None, "month", "duration")]),
    Case("She ruled for 25 years.", [Q("25 years", "=25", None, "year", "duration")]),
    Case("The trial took two and a half years.", [Q("two and a half years", "=2.5", None, "year", "duration")]),
    Case("He was held for a year and a half.", [Q("a year and a half", "=1.5", None, "year", "duration")]),
    Case("He was away for almost a month.", [Q("almost a month", "0.9..1", None, "month", "duration")]),
    Case("They waited for weeks.", [Q("weeks", "2..8", None, "week", "duration")]),
    Case("The search took several days.", [Q("several days", "2..13", None, "day", "duration")]),
    Case(
        "He was sentenced to two years and six months.",
        [Q("two years and six months", "=2.5", None, "year", "duration")],
    ),
    Case("The strike lasted more than three weeks.", [Q("more than three weeks", ">3", None, "week", "duration")]),
    Case("The course takes 40 to 60 hours.", [Q("40 to 60 hours", "40..60", None, "hour", "duration")]),
    # Ages.
    Case("Hunter, 41, was at home.", [Q("41", "=41", None, "year", "age")]),
    Case("The 41-year-old was charged.", [Q("41-year-old", "=41", None, "year", "age")]),
    Case("She is 33 years old.", [Q("33 years old", "=33", None, "year", "age")]),
    Case("He died at the age of 90.", [Q("90", "=90", None, "year", "age")]),
    Case("Marek Holt is 33.", [Q("33", "=33", None, "year", "age")]),
    Case("A nine-month-old baby was saved.", [Q("nine-month-old", "=9", None, "month", "age")]),
    Case("Boys aged 12 to 14 may join.", [Q("12 to 14", "12..14", None, "year", "age")]),
    # Votes and scores.
    Case("The Senate passed the bill 97-1.", [Q("97-1", "1..97", "vote", None, "tally")]),
    Case("The motion failed by a vote of 48 to 52.", [Q("48 to 52", "48..52", "vote", None, "tally")]),
    Case("The council voted 7–2 against it.", [Q("7–2", "2..7", "vote", None, "tally")]),
    # Years, ordinals, ranks, ids.
    Case("The 2008 election was close.", [year("2008")], [T("2008", "2008-01-01", "2008-12-31")]),
    Case("The fair drew 2000 people.", [Q("2000", "=2000", "person")]),
    Case("He flew a Boeing 737.", [Q("737", "=737", role="id")]),
    Case("They invoked Article 5.", [Q("5", "=5", role="id")]),
    Case("The governor vetoed SB-12.", [Q("12", "=12", role="id")]),
    Case("The truck was a Ford F-250.", [Q("250", "=250", role="id")]),
    Case("Call 555-010-9999.", [Q("555-010-9999", "=555", role="id")]),
    Case("The attacks of 9/11 changed it.", [Q("9/11", "=9", role="id")]),
    Case("The company sells 5G phones.", [Q("5G", "=5", role="id")]),
    Case("It is the No. 2 brand.", [Q("2", "=2", role="rank")]),
    Case("He finished 18th.", [Q("18th", "=18", role="ordinal")]),
    Case("It was the fifth attack on the port.", [Q("fifth", "=5", role="ordinal")]),
    Case("Leaders of the G7 met.", [Q("7", "=7", role="id")]),
    Case("Flight 370 vanished.", [Q("370", "=370", role="id")]),
    Case("Covid-19 closed the school.", [Q("19", "=19", role="id")]),
    # No quantity at all.
    Case("No one was hurt."),
    Case("One of them lied."),
    Case("He may march in the second half."),
    Case("One day the wall will fall."),
    Case("The team scores often."),
    # Dates.
    Case("The pact was signed on June 18.", [], [T("June 18", "2024-06-18")]),
    Case("It opened on Tuesday, June 18.", [], [T("Tuesday, June 18", "2024-06-18")]),
    Case("She was born on March 3, 1961.", [year("1961")], [T("March 3, 1961", "1961-03-03")]),
    Case("The law takes effect on 1 July 2025.", [year("2025")], [T("1 July 2025", "2025-07-01")]),
    Case("He arrived on the 4th of May.", [], [T("the 4th of May", "2024-05-04")]),
    Case("The file is dated 2023-11-30.", [year("2023")], [T("2023-11-30", "2023-11-30")]),
    Case("He resigned on Dec. 9.", [], [T("Dec. 9", "2023-12-09")]),
    Case("The ministers met on Monday.", [], [T("Monday", "2024-06-17")]),
    Case("The envoy left on Thursday.", [], [T("Thursday", "2024-06-20")]),
    Case("The court will rule on Friday.", [], [T("Friday", "2024-06-21")]),
    Case("The talks were to begin on Friday.", [], [T("Friday", "?")]),
    Case("The shop burned down on Tuesday night.", [], [T("Tuesday night", "2024-06-18", "2024-06-19")]),
    Case("It happened yesterday.", [], [T("yesterday", "2024-06-19")]),
    Case("The cabinet meets tomorrow.", [], [T("tomorrow", "2024-06-21")]),
    Case("The day before, he had called her.", [], [T("The day before", "?")]),
    Case("She quit last week.", [], [T("last week", "2024-06-09", "2024-06-17")]),
    Case("They met last September.", [], [T("last September", "2023-09-01", "2023-09-30")]),
    Case("Prices doubled in April.", [], [T("April", "2024-04-01", "2024-04-30")]),
    Case("The mine opened in October 2013.", [year("2013")], [T("October 2013", "2013-10-01", "2013-10-31")]),
    Case("The mine closed in early 2014.", [year("2014")], [T("early 2014", "2014-01-01", "2014-06-02")]),
    Case("It fell in late March 2020.", [year("2020")], [T("late March 2020", "2020-03-19", "2020-03-31")]),
    Case("It was built in 1962.", [year("1962")], [T("1962", "1962-01-01", "1962-12-31")]),
    Case("He has led the party since 2000.", [year("2000")], [T("since 2000", "2000-01-01", "2024-06-20")]),
    Case("It must be ready by 2030.", [year("2030")], [T("by 2030", "", "2030-12-31")]),
    Case("Nothing moved until May 3.", [], [T("until May 3", "", "2024-05-03")]),
    Case("Before 1990, nobody asked.", [year("1990")], [T("Before 1990", "", "1990-01-01")]),
    Case(
        "He governed from 1996 to 2007.",
        [year("1996"), year("2007")],
        [T("from 1996 to 2007", "1996-01-01", "2007-12-31")],
    ),
    Case("The 1987-88 season was wet.", [year("1987")], [T("1987-88", "1987-01-01", "1988-12-31")]),
    Case("He stays from June 18 to 19.", [], [T("from June 18 to 19", "2024-06-18", "2024-06-19")]),
    Case("The fair runs June 28-July 2.", [], [T("June 28-July 2", "2024-06-28", "2024-07-02")]),
    Case(
        "The wall fell 25 years ago.",
        [Q("25 years", "=25", None, "year", "offset")],
        [T("25 years ago", "1998-12-20", "1999-12-20")],
    ),
    Case(
        "He left three days ago.", [Q("three days", "=3", None, "day", "offset")], [T("three days ago", "2024-06-17")]
    ),
    Case("Two days later he was back.", [Q("Two days", "=2", None, "day", "offset")], [T("Two days later", "?")]),
    Case(
        "It doubled in the past two years.",
        [Q("two years", "=2", None, "year", "offset")],
        [T("the past two years", "2022-06-20", "2024-06-20")],
    ),
    Case("The song dates from the 1980s.", [], [T("the 1980s", "1980-01-01", "1989-12-31")]),
    Case(
        "The factory opened in the summer of 2019.",
        [year("2019")],
        [T("the summer of 2019", "2019-05-01", "2019-09-30")],
    ),
    Case(
        "Sales fell in the third quarter of 2021.",
        [year("2021")],
        [T("the third quarter of 2021", "2021-07-01", "2021-09-30")],
    ),
    Case("The siren sounded at 5:30 a.m.", [], [T("5:30 a.m.", "?")]),
    Case("As of May 31, the road was closed.", [], [T("As of May 31", "2024-05-31")]),
    Case("The week of June 3 was quiet.", [], [T("The week of June 3", "2024-06-02", "2024-06-09")]),
    Case("After April 5, the price rose.", [], [T("After April 5", "2024-04-05", "")]),
    # Traps.
    Case("The paper ranked 12th.", [Q("12th", "=12", role="ordinal")]),
    Case("He gave a $15 tip to three Fox viewers.", [Q("$15", "=15", None, "USD"), Q("three", "=3", "viewer")]),
    Case("The 5-to-4 ruling stood.", [Q("5-to-4", "4..5", "vote", None, "tally")]),
    Case(
        "In the '70s and '80s he sang.",
        [],
        [T("the '70s", "1970-01-01", "1979-12-31"), T("'80s", "1980-01-01", "1989-12-31")],
    ),
    Case("After the 2012 flood, they left.", [year("2012")], [T("2012", "2012-01-01", "2012-12-31")]),
    Case("The salad holds 46.5g of fat.", [Q("46.5g", "=46.5", None, "g")]),
    Case("He earns £100,000 a week.", [Q("£100,000", "=100000", None, "GBP/week")]),
    Case("The wage is $15 an hour.", [Q("$15", "=15", None, "USD/hour")]),
    Case("The Sunday Times reported it."),
    Case("The trip was to last nine days.", [Q("nine days", "=9", None, "day", "duration")]),
    Case(
        "He lived there for the past three years.",
        [Q("three years", "=3", None, "year", "duration")],
        [T("the past three years", "2021-06-20", "2024-06-20")],
    ),
    Case("The blast left 50 people dead.", [Q("50", "=50", "person")]),
    Case("Two missing miners were found.", [Q("Two", "=2", "miner")]),
    Case("One 500-pound bomb fell.", [Q("500-pound", "=500", None, "lb")]),
    Case("The 2012 attacks shook the region.", [year("2012")], [T("2012", "2012-01-01", "2012-12-31")]),
    Case("Its worth is in the low eight figures."),
    Case(
        "Polls gave her 4.3 points in the Vell 2.1 points survey.",
        [Q("4.3", "=4.3", "point"), Q("2.1", "=2.1", "point")],
    ),
    Case("Justice Amsel will be 78 when she retires.", [Q("78", "=78", None, "year", "age")]),
    Case("She presided over two hearings.", [Q("two", "=2", "hearing")]),
    Case("The talks went on for much of the past year.", [], [T("the past year", "2023-06-20", "2024-06-20")]),
    Case("One official briefed on the plan left.", [Q("One", "=1", "official")]),
    Case("His age, 75, was no secret.", [Q("75", "=75", None, "year", "age")]),
    # Mixed.
    Case(
        "On June 18, 2024, the two presidents signed a 23-article treaty that replaces Article 4 of the 2001 pact.",
        [year("2024"), Q("two", "=2", "president"), Q("23", "=23", "article"), Q("4", "=4", role="id"), year("2001")],
        [T("June 18, 2024", "2024-06-18"), T("2001", "2001-01-01", "2001-12-31")],
    ),
    Case(
        "Prosecutors said Keller, 52, took $1.4 million in bribes over eight years.",
        [
            Q("52", "=52", None, "year", "age"),
            Q("$1.4 million", "=1400000", None, "USD"),
            Q("over eight years", ">8", None, "year", "duration"),
        ],
    ),
    Case(
        "The House voted 217 to 213 on May 4 to repeal the 2010 law.",
        [Q("217 to 213", "213..217", "vote", None, "tally"), year("2010")],
        [T("May 4", "2024-05-04"), T("2010", "2010-01-01", "2010-12-31")],
    ),
    Case(
        "At least 120 people, including 30 children, were killed within 48 hours.",
        [Q("At least 120", ">=120", "person"), Q("30", "=30", "child"), Q("48 hours", "=48", None, "hour", "duration")],
    ),
    Case(
        "The 6,700-container estimate covers shipments since last August.",
        [Q("6,700", "=6700", "container")],
        [T("since last August", "2023-08-01", "2024-06-20")],
    ),
]

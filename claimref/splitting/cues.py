"""The words that report: verbs, nouns and phrases that say that somebody says something."""

from __future__ import annotations

SPEECH = frozenset(
    """say tell write add note claim confirm announce report state argue insist warn explain acknowledge admit allege
    assert contend declare deny maintain predict promise reveal stress tweet testify conclude observe suggest emphasize
    emphasise reiterate recall remark reply respond retort quip comment caution concede complain boast brag
    indicate disclose estimate hint imply joke mention narrate recount describe relate signal underscore underline
    vow pledge assure inform remind advise charge accuse attest affirm opine clarify elaborate continue ask
    speculate stipulate proclaim rule find show read lament exclaim shout scream yell whisper murmur swear
    forecast propose demand dispute hold guarantee posit theorize theorise profess begin agree counter summarize
    summarise post repeat reaffirm answer""".split()
)
"""Lemmas of verbs that take what is said as a clause or a quotation."""

THOUGHT = frozenset("think believe feel hope fear doubt suspect worry reckon".split())
"""Lemmas of verbs of opinion: what they govern is somebody's view."""

REPORTED = frozenset({"would", "had"})
"""Auxiliaries of what is only reported: "it would sink", "nobody had seen it"."""

ONLY_WITH_CLAUSE = frozenset(
    """hold begin find show read rule advise charge urge ask demand propose relate signal recall agree indicate describe
    cite continue post list record recount mention accuse inform remind assure know expect understand consider
    estimate suggest imply conclude dispute observe think believe feel hope fear doubt suspect worry reveal report
    underscore quote repeat reckon""".split()
)
"""Of these, a quotation nearby is not enough: they report only what stands as their clause."""

DOCUMENTS = frozenset(
    """statement post letter email e-mail message report article memo document note tweet video book speech interview
    release story column op-ed editorial testimony filing complaint indictment lawsuit affidavit text blog""".split()
)
"""Nouns for what somebody wrote or said."""

PLAIN_SPEECH = frozenset("say tell write add note state report announce tweet explain post read reply".split())
"""Verbs that only carry what is said: with them the speech act itself is no news."""

BLAME = frozenset({"accuse", "suspect", "blame"})
"""Verbs that report what somebody is said to have done: "accuse them of hiding it"."""

CARRYING = frozenset(
    """recall note stress emphasize emphasise observe mention remark point claim assert argue insist maintain confirm
    reiterate acknowledge""".split()
).union(PLAIN_SPEECH, BLAME)
"""Verbs whose clause, or "of" with a gerund, is the point, and not that it is said."""

ROLES = frozenset(
    """expert analyst professor researcher spokesman spokeswoman spokesperson official senator congressman
    congresswoman representative governor mayor minister president chairman chairwoman leader politician lawmaker
    diplomat ambassador secretary director lawyer attorney author writer actor actress comedian candidate nominee
    commander general officer chief executive founder speaker commissioner economist scientist aide adviser advisor
    prosecutor sheriff counsel source""".split()
)
"""What "the …" calls somebody who has been named before."""

EXPERTS = frozenset(
    """expert analyst professor researcher economist scholar strategist historian critic observer commentator
    columnist pundit lawyer fellow academic scientist""".split()
)
"""Those who are asked for judgement more than for news."""

VERDICTS = frozenset(
    """call criticize criticise praise accuse condemn describe label dismiss denounce slam blast brand characterize
    characterise portray hail laud decry deride castigate commend applaud defend blame cast tout endorse ridicule mock
    question trash urge encourage advocate compare liken challenge support oppose back favor favour object blame fault
    welcome mourn thank vow pledge refuse reject rebuke scold chide warn caution credit cite demand call
    assail attack lambast lament bemoan champion deplore decline express voice raise recommend predict""".split()
)
"""Verbs whose subject says what it thinks of something: called it absurd, praised the plan."""

HOLDING_TO_ACCOUNT = frozenset(
    """accuse suspect blame criticize criticise praise thank condemn charge convict acquit fault denounce rebuke slam
    blast punish fine jail sentence applaud commend congratulate forgive prevent stop bar ban keep discourage""".split()
)
"""Verbs after which "of", "for" or "from" says what their object did, or did not do."""

PREVENTING = frozenset(
    """prevent stop keep bar ban block prohibit discourage deter refrain dissuade hinder exclude save exempt""".split()
)
"""Verbs after which "from" says what did not happen."""
CHARGES = frozenset("charge count accusation allegation suspicion indictment guilty innocent".split())
"""What "of" follows, and then what somebody is held to have done."""

MEDIA = frozenset(
    """paper newspaper daily agency broadcaster outlet website site magazine station channel radio network media
    publication journal tabloid weekly portal blog""".split()
)
"""Nouns for those who report what others say."""

MEDIA_NAMES = frozenset(
    """post times news radio tv television press reuters ap afp tass cnn bbc fox nbc abc cbs msnbc npr pbs daily
    tribune journal herald guardian telegraph mail gazette chronicle magazine online newspaper sputnik interfax
    xinhua yonhap kyodo haaretz bloomberg politico huffpost twitter facebook youtube instagram newsweek spiegel
    jazeera observer independent examiner globe star mirror today wire agency broadcasting reporter hill
    atlantic axios vox slate buzzfeed""".split()
)
"""Words that names of media are made of."""

ORGANISATIONS = frozenset(
    """ministry agency company government police department court committee party group office council union firm bank
    team commission army military bureau association university institute embassy board authority corporation
    organization organisation administration campaign charity regulator union administration airline club militia
    coalition movement federation foundation fund parliament senate service""".split()
)
"""Nouns for bodies that speak as one."""

PEOPLE = (
    ROLES
    | EXPERTS
    | frozenset("man woman resident spokesperson witness victim neighbor neighbour police critic".split())
)
"""Nouns for a person, by which a speaker without a name is introduced."""

RUMOURS = frozenset("report rumor rumour claim allegation speculation".split())
"""Nouns that stand for a source where none is named: "reports that"."""

SPEECH_NOUNS = frozenset(
    """claim report statement warning announcement allegation accusation argument assertion rumor rumour promise
    suggestion belief hope fear prediction notion idea conclusion admission confirmation denial
    complaint testimony contention expectation view opinion indication speculation insistence pledge concern case
    point""".split()
)
"""Nouns whose clause is what somebody says ("warnings from X that ...")."""

ACCORDING = frozenset("according per".split())

DENIAL = frozenset("deny refute reject dismiss dispute refuse rebut repudiate disavow debunk".split())
"""Verbs whose subject says that something is not so."""

EVENTS = frozenset(
    """visit trip tour return arrival departure attack invasion meeting summit talk ceremony vote war strike raid death
    arrest shooting explosion crash storm fire flood rally march protest deal sale merger move operation""".split()
)
"""What happens: it says nothing and promises nothing."""
SHOWING = frozenset("indicate suggest show imply mean prove demonstrate".split())
"""Verbs whose ", which" is all that the clause before says: no thing in it indicates anything."""

"""Pages of our own writing, in the layouts in which people paste news."""

from __future__ import annotations

DAM = (
    "Ministry Plans Dam Above the Town of Karasu",
    "The ministry of water said on Monday that it would build a dam above the town of Karasu within three years.",
    "Engineers have measured the valley since the spring, and the plans will be shown to the villages in the autumn.",
    "“Nobody will have to move,” the deputy minister told the council.",
)
BRIDGE = (
    "Two Towns Argue Over Who Pays for the New Bridge",
    "The towns on both banks of the river want the bridge, but neither wants to pay for the road that leads to it.",
    "A court in the capital is to decide in June whether the region or the towns must find the money for the work.",
)
HARVEST = (
    "Late Rain Saves Half of the Apricot Harvest",
    "Farmers in the south expect half of last year's apricots after rain in May ended a drought of eleven weeks.",
    "The union of growers asks the government for loans without interest until the next harvest has been sold.",
)
ARTICLES = (DAM, BRIDGE, HARVEST)


def listing() -> str:
    """Credits before headlines; a picture's label and the site's name after each article."""
    labels = ("@shutterstock", "Image: Ministry of Water, Ann Example", "")
    parts = []
    for credit, article in zip(labels, ARTICLES, strict=True):
        parts += [part for part in (credit, *article, "Avatar", "The Valley Post") if part]
    return "\n\n".join(parts)


def blog() -> str:
    """Bylines and dates under headlines; share buttons after each article."""
    writers = (
        "By Ann Example\nMay 3, 2024",
        "By Joe Sample and Eva Muster\nMay 5, 2024",
        "By The Valley Post\nMay 6, 2024",
    )
    footer = "Share this:\nTweet\nFacebook\n\nRead more »"
    return "\n\n".join("\n\n".join((a[0], w, *a[1:], footer)) for a, w in zip(ARTICLES, writers, strict=True))


def ruled(rule: str) -> str:
    """Nothing but a rule between articles."""
    return f"\n\n{rule}\n\n".join("\n\n".join(article) for article in ARTICLES)


def nexis() -> str:
    """A press database's export, its fields in capitals, the headline after the date."""
    days = ("May 3, 2024 Friday", "May 5, 2024 Sunday", "May 6, 2024 Monday")
    writers = ("Ann Example", "Joe Sample, Eva Muster", "The Valley Post")
    parts = []
    for n, (article, day, writer) in enumerate(zip(ARTICLES, days, writers, strict=True), 1):
        parts.append(
            f"{n} of 3 DOCUMENTS\n\n\nThe Valley Post\n\n{day}\n\n{article[0]}\n\nBYLINE: {writer}\n\n"
            f"SECTION: WATER; Pg. {n}\n\nLENGTH: 61 words\n\n\n" + "\n\n".join(article[1:]) + "\n\n"
            "LOAD-DATE: May 9, 2024\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
            "Copyright 2024 The Valley Post\nAll Rights Reserved\n\n\n"
        )
    return "".join(parts)


def factiva() -> str:
    """Another database's export: the headline first, the number of words, the date, a code at the end."""
    days = ("3 May 2024", "5 May 2024", "6 May 2024")
    parts = []
    for n, (article, day) in enumerate(zip(ARTICLES, days, strict=True), 1):
        parts.append(
            f"{article[0]}\n\nBy Ann Example\n61 words\n{day}\n09:12\nThe Valley Post\nVALP\nEnglish\n"
            "(c) 2024 The Valley Post. All rights reserved.\n\n" + "\n\n".join(article[1:]) + "\n\n"
            f"Document VALP00002024050{n}ek530003e{n}\n\n"
        )
    return "".join(parts)


def nexis_uni() -> str:
    """A newer export: the headline first, the text between "Body" and "Load-Date"."""
    parts = []
    for n, article in enumerate(ARTICLES, 1):
        parts.append(
            f"Page {n} of 3\n\n{article[0]}\n\nThe Valley Post\n\nMay {n}, 2024 Wednesday\n\n"
            f"Copyright 2024 The Valley Post All Rights Reserved\n\nSection: WATER\n\nLength: 61 words\n\n"
            "Byline: Ann Example\n\nBody\n\n"
            + "\n\n".join(article[1:])
            + "\n\nLoad-Date: May 9, 2024\n\nEnd of Document\n\n"
        )
    return "".join(parts)


def proquest() -> str:
    """An export whose every part has a name."""
    parts = []
    for n, article in enumerate(ARTICLES, 1):
        parts.append(
            f"Document {n} of 3\n\nTitle: {article[0]}\n\nAuthor: Example, Ann\n\n"
            f"Publication info: The Valley Post; Karasu [Karasu]. 0{n} May 2024.\n\n"
            f"Full text: {article[1]}\n\n" + "\n\n".join(article[2:]) + "\n\n"
            f"Publication date: May {n}, 2024\n\nProQuest document ID: 30000000{n}\n\n"
            "____________________________________________________________\n\n"
        )
    return "".join(parts)


def whole_page() -> str:
    """A page copied with its menus, its trail, boxes between paragraphs, and a footer."""
    menu = "\n".join(
        f"        * {label}" for label in ("Home", "Water", "Roads", "Farms", "Sport", "Culture", "Weather")
    )
    trail = f"    Home » Water » {DAM[0]}"
    paragraphs = (
        (
            "      The dam is to be forty metres high and will hold water for the fields of nine villages below the town, where the "
            "wells fell dry in each of the last four summers, the ministry said in its statement."
        ),
        (
            "      The loan for the work comes from two development banks, which ask that the region repair its old canals first, and "
            "that a council of farmers decide each spring how the water is shared among the fields."
        ),
    )
    box = "          Related\n          Drought ends in the south after eleven weeks\n          Who owns the canals?"
    footer = "\n".join(
        f"      * {label}" for label in ("About us", "Contact", "Privacy", "Jobs", "Advertise", "Help")
    )
    return "\n".join(
        [
            "Skip to content", menu, trail, "", f"    {DAM[0]}", "", "    By Ann Example", "    3 May 2024", "",
            *(f"      {p}\n" for p in DAM[1:]), paragraphs[0], "", box, "", "      Who pays for it", "", paragraphs[1], "",
            "    Comments", footer, "    © 2024 The Valley Post",
        ]
    )  # fmt: skip


def index() -> str:
    """A front page: headlines, each with a short teaser under it."""
    teasers = (
        "Plans will be shown in autumn.",
        "A court is to decide in June.",
        "Growers ask for loans without interest.",
    )
    return "\n\n".join(
        f"{a[0]}\n\nThe paper explains it all. {t}\n\n{n} hours ago"
        for n, (a, t) in enumerate(zip(ARTICLES, teasers, strict=True), 1)
    )


def newsletter() -> str:
    """A wrapped mail with its envelope, links on lines of their own, and rules."""
    from textwrap import fill

    bodies = [
        "\n\n".join([a[0].upper(), *(fill(p, 68) for p in a[1:]), f"Read more: https://post.example/{n}"])
        for n, a in enumerate(ARTICLES)
    ]
    head = "From: The Valley Post <news@post.example>\nTo: reader@post.example\nSubject: Water this week\nDate: Mon, 6 May 2024 08:00:00 +0500\n\n"
    foot = "\n\n" + "-" * 60 + "\n\nUnsubscribe\nView in browser"
    return head + "\n\n\n".join(bodies) + foot

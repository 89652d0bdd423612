"""What is Uzbek known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="uz",
    examples=(
        Example("Toshkentda yangi kutubxona ochildi, unga ko‘plab o‘quvchilar keldi.", ("uz-Latn",)),
        Example("Самарқандда янги мактаб очилди ва унга кўплаб ўқувчилар келди.", ("uz-Cyrl",)),
    ),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="uz", name="Uzbek", scripts=(("Latn", "LATIN"), ("Cyrl", "CYRILLIC")))

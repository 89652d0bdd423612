"""What is Kazakh known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="kk",
    examples=(Example("Алматы қаласында жаңа кітапхана ашылды, оған мыңнан астам оқушы келді.", ("kk",)),),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="kk", name="Kazakh", own_letters=frozenset("ыіәғқңөұүһ"))

"""What is Turkmen known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="tk",
    examples=(Example("Aşgabatda täze mekdep açyldy we oňa üç ýüz okuwçy kabul edildi.", ("tk",)),),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="tk", name="Turkmen")

"""What is Russian known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="ru",
    examples=(
        Example("Министерство сообщило, что новый мост через реку откроют осенью этого года.", ("ru",)),
    ),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="ru", name="Russian")

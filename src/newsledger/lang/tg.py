"""What is Tajik known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="tg",
    examples=(
        Example("Дар шаҳри Хуҷанд китобхонаи нав кушода шуд ва дар он ҳазор китоб ҷойгир аст.", ("tg",)),
    ),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="tg", name="Tajik")

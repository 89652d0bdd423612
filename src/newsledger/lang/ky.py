"""What is Kyrgyz known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="ky",
    examples=(Example("Бишкекте жаңы мектеп ачылып, ага үч жүз окуучу кабыл алынды.", ("ky",)),),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="ky", name="Kyrgyz", own_letters=frozenset("ыңөү"))

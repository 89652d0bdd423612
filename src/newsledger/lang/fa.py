"""What is Persian known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="fa",
    examples=(Example("کتابخانهٔ تازه‌ای در شهر مشهد گشایش یافت و صدها دانش‌آموز به آن آمدند.", ("fa",)),),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="fa", name="Persian")

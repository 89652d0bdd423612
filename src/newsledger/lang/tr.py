"""What is Turkish known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="tr",
    examples=(
        Example("Ankara’da yeni bir kütüphane açıldı ve ilk gün binden fazla kişi ziyaret etti.", ("tr",)),
    ),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="tr", name="Turkish")

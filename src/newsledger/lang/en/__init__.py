"""What is English known by? The folder also holds its lexicons and the model that reads it."""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="en",
    examples=(
        Example("The ministry said that the new bridge over the river would open this autumn.", ("en",)),
    ),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="en", name="English")

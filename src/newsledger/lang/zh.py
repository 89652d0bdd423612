"""What is Chinese known by?"""

from newsledger.lang.profile import Profile
from newsledger.registry import Example, component


@component(
    "language",
    name="zh",
    examples=(Example("新图书馆昨天在乌鲁木齐开放，数百名学生前来参观。", ("zh",)),),
)
def profile() -> Profile:
    """Give the profile."""
    return Profile(code="zh", name="Chinese")

"""Do the figures and terms of an article hold?

Every check of this package is asked, in the order of its name. Invariant: findings come in the order of their evidence,
none twice; a check that raises is a defect, and the pipeline's boundary records it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsledger.registry import discover

if TYPE_CHECKING:
    from newsledger.annotate.annotated import Annotated
    from newsledger.model import Event, Finding


def find_findings(annotated: Annotated, events: tuple[Event, ...]) -> tuple[Finding, ...]:
    """Ask every check and give what they find."""
    checks = discover("newsledger.checks").values()
    found = dict.fromkeys(finding for check in checks for finding in check.function(annotated, events))
    return tuple(sorted(found, key=lambda f: (f.evidence[0].start, f.code, f.evidence[-1].end, f.message)))

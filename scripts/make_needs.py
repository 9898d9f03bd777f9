"""Write what the expressions of the rules can't match without, which is dear to read off each time the program starts.

python scripts/make_needs.py            write extractor/rules/needs.tsv
python scripts/make_needs.py --check    end with 1 if it is not as it would be written
"""

import sys
from pathlib import Path

from extractor import needs, rules
from extractor.language import order_of_tokens

TABLE = Path(__file__).parent.parent / "extractor" / "rules" / "needs.tsv"


def table() -> str:
    """One line for each expression, in the order of their keys: the key, and what is needed."""
    found = {needs.key(one): needs.written(needs.read_off(one)) for name in rules.names() for one in _expressions(name)}
    return "".join(f"{key}\t{needed}\n" for key, needed in sorted(found.items()))


def _expressions(name: str) -> set[str]:
    order = order_of_tokens(name)
    told = {rule.regex for rule in rules.ours(name).rule if rule.regex is not None}
    return told | ({order} if order is not None else set())


if __name__ == "__main__":
    made = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(made, "utf-8")
    elif TABLE.read_text("utf-8") != made:
        sys.exit(f"{TABLE.name} is not as the rules are: run python scripts/make_needs.py")

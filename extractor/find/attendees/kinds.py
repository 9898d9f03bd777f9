"""What a few words beside a name are.

A role, a body, a part of the meeting, a way of taking part, or people without names.
"""

import re
from functools import cache
from itertools import islice

from extractor import names, rules
from extractor.late import late
from extractor.remembered import remembered

_SMALL = frozenset({"and", "&", "the", "of"})
_FEW_WORDS = 3
_MOST_OF_ROLE = 12  # words behind an article
_BEHIND_WORD = re.compile(r"\S+\s*[–—:-]?\s+")
_LONG = 8  # letters of a word that a slip of the pen leaves known
_WORDS = re.compile(r"[^\W_][\w'’.&-]*|&")
_OF = re.compile(r"\s(?:of|for|to|at|in|with|on|from|and|&|,|/|\(|-|–|—)\s|[,/(:;]|\s[–—-]\s")
_SEAT = late(r"(?i)^(?:ward|district|place|position|seat|zone|division|area|region)\s+(?:[0-9]{1,3}|[a-z]|[ivx]+)$")
_LETTERS_OF_POST = re.compile(
    r"(?:[A-Z]\.){2,4}"
)  # "S.E.E.", senior executive engineer; a body's letters have no stops
_ADDRESS = re.compile(r"(?<=\w)\s*[<(\[]\s*[\w.+-]+@[\w.-]+\s*[>)\]]|(?<=\w)\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_PRONOUNS = re.compile(r"(?i)^(?:he|she|they)\s?/\s?(?:him|her|hers|them|they|his)(?:/\w+)?$")


@cache
def words(table: str, *ids: str) -> frozenset[str]:
    """The words of one list, or of several, as a set."""
    return frozenset(word for id_ in ids for word in rules.words(table, id_).words)


@cache
def _rule(id_: str) -> re.Pattern[str]:
    return late(rules.rule("attendance", id_).regex or "(?!)")


@remembered
def folded(text: str) -> str:
    """`text` as the word lists have it: lower case, one space, no punctuation at its ends."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .,;:*()[]")


@remembered
def is_role(text: str) -> bool:
    """Whether the words are a post or a standing: their chief word, or all of them, are in the lists of roles."""
    bare = _YEAR.sub("", re.sub(r"^(?:the|a|an|our|its)\s+", "", folded(text)))
    if is_called(text):
        return False
    if _LETTERS_OF_POST.fullmatch(text.strip()) is not None:
        return not names.are_post_nominals(text)
    if (
        not bare
        or bare.startswith("all ")
        or len(bare.split()) > _MOST_OF_ROLE
        or not any(sign.isalpha() for sign in bare)
    ):
        return False
    if _COUNTED.match(bare):
        return False
    if bare in words("names", "role") or _SEAT.match(bare) or _is_before_topic(bare.split()):
        return True
    return _ends_in(_head(bare), "role") or (_has_role_within(bare) and not _ends_in(_head(bare), "organisation"))


def is_called(text: str) -> bool:
    """Whether the words are somebody whose surname is a post's word, too: "G Reeve", "Cllr M Burgess"."""
    return _is_initial_and_surname(text) or _is_addressed(text)


def _is_addressed(text: str) -> bool:
    """Whether the words are somebody with a form of address whom a post's word names: "Cllr M Burgess", "Mrs Elder".

    Who is called by the office ("Mr Chairman", "Hon Secretary") is not.
    """
    tokens = [token.strip(".,") for token in text.split()]
    titles = words("attendance", "before-a-surname")
    lead = next((many for many in (2, 1) if " ".join(tokens[:many]).casefold() in titles), 0)
    *given, last = tokens[lead : lead + _FEW_WORDS + 1] or [""]
    is_surname = last.istitle() and last.casefold() not in words("doers", "offices")
    is_person = lead > 0 and len(given) < _FEW_WORDS and is_surname
    return is_person and all(
        (len(one) == 1 and one.isupper()) or names.are_initials(one) or names.is_given(one) for one in given
    )


def _is_initial_and_surname(text: str) -> bool:
    """Whether the words are an initial or a given name and a surname that a post is called by, too: "G Reeve"."""
    first, *rest = text.strip(" .,").split()[:3] or [""]
    is_first = (len(first.rstrip(".")) == 1 and first[:1].isupper()) or (first.istitle() and names.is_given(first))
    is_one = len(rest) == 1 and is_first and rest[0][:1].isupper()
    return is_one and rest[0].casefold() in words("names", "surname-too")


@remembered
def is_organisation(text: str) -> bool:
    """Whether the words are a body's name: their chief word is one that only bodies have, or they are an acronym."""
    bare = folded(text)
    small = [word for word in text.split() if word.islower() and len(word) > 3]
    if is_role(text) or not bare or (len(small) > 1 and not text.islower()) or bare.split()[0] in _NO_BODY:
        return False
    heads = [_WORDS.findall(part) for part in re.split(r",|\s(?:of|for|at|in)\s", bare)]
    is_listed = any(_ends_in(head, "organisation") for head in heads) or bool(set(bare.split()) & _MARKS_OF_BODIES)
    is_listed = is_listed or _FIRM.search(text) is not None
    return is_listed or any(is_acronym(part) for part in text.split(","))


def _is_before_topic(tokens: list[str]) -> bool:
    """Whether the words begin with a post that its topic follows: "VP Education", "Executive Manager Planning"."""
    before = next((at for at, token in enumerate(tokens) if token not in words("names", "role-modifier")), len(tokens))
    if before >= min(len(tokens), 3) or tokens[before].rstrip(".") not in words("names", "role-before-topic"):
        return False
    return names.evidence(" ".join(tokens[before + 1 :]).title()) < names.CERTAIN


def is_topic(text: str) -> bool:
    """Whether the words say only what a post is for: "Planning", "Kit & Sponsorship", "Corporate Services"."""
    known = words("names", "role-modifier", "role-in-brackets", "topic") | words("doers", "departments")
    tokens = [token for token in _WORDS.findall(folded(text)) if token not in _JOINTS]
    if not tokens or (tokens[-1] in words("names", "organisation") and tokens[-1] not in words("names", "topic")):
        return False
    return all(token in known or token.removesuffix("s") in known for token in tokens)


_NO_BODY = {
    "minutes",
    "minute",
    "notes",
    "record",
    "report",
    "removal",
    "update",
    "date",
    "agenda",
    "election",
    "approval",
}
_COUNTED = late(r"(?:there (?:were|was) )?[0-9]+ (?=[a-z])")  # how many came
_YEAR = late(r"(?<=[a-z])\s+(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?$")
_PREFIX = re.compile(r"^(?:vice|co|ex|sub|past|deputy|under)-(?=\w{4})")
_JOINTS = frozenset({"and", "&", "of", "the", "for"})
# The forms of companies in many countries, behind their names, as they are set.
_FIRM = re.compile(r"\w\s+(?:ASA?|Oyj?|AB|AG|SE|KK|B\.?V\.?|N\.?V\.?|S\.A\.|SpA|S\.?r\.?l\.?|Pty|ApS|A/S|Corp|Pvt)\.?$")
_MARKS_OF_BODIES = {
    "ltd",
    "limited",
    "plc",
    "llp",
    "llc",
    "inc",
    "inc.",
    "gmbh",
    "nhs",
    "university",
    "council",
    "authority",
}


@remembered
def is_acronym(text: str) -> bool:
    """Whether the words are short forms in capitals: "EHDC", "DHS S&T", "FBI/CJIS"."""
    tokens = re.findall(r"[^\s/,]+", text)
    return bool(tokens) and all(_is_capitals(token) for token in tokens)


def _is_capitals(token: str) -> bool:
    letters = [sign for sign in token if sign.isalpha()]
    return len(letters) >= 2 and sum(sign.isupper() for sign in letters) >= 0.6 * len(letters)


@remembered
def is_unnamed(text: str) -> bool:
    """Whether the words are people without names ("3 members of the public") or nobody at all."""
    bare = _ADDRESS.sub("", text).strip().lstrip("-–•* ") or text.strip()
    return bool(_rule("unnamed").match(bare) or _rule("no-person").search(bare))


def is_part(text: str) -> bool:
    """Whether the words say for how much of the meeting somebody was there."""
    return bool(_rule("part-of-meeting").match(text.strip()))


def is_mode(text: str) -> bool:
    """Whether the words say how somebody took part, or give pronouns or a number: nothing that is kept."""
    bare = folded(text)
    is_known = bare in words("attendance", "modes") or bare.removeprefix("attended ") in words("attendance", "modes")
    return is_known or bool(_PRONOUNS.match(bare)) or not any(sign.isalpha() for sign in bare)


def stands_for(text: str) -> re.Match[str] | None:
    """Where the words say whom somebody stands for: the match ends where the other's name starts."""
    return _rule("stands-for").search(text)


def is_chair(role: str | None) -> bool:
    """Whether the role is that of the one who chaired this meeting, not a vice-chair or another body's chair."""
    tokens = [token.rstrip(".") for token in re.findall(r"[^\s,/()]+", folded(role or ""))]
    loud = {token.casefold() for token in re.findall(r"[^\s,/()]+", role or "") if _is_capitals(token)}
    others = [t for t in tokens if t not in words("attendance", "chair-words")]
    if len(others) == len(tokens):
        return False
    others = [t for t in others if t not in loud]
    return all(token in words("attendance", "chair-company") for token in others)


@remembered
def _head(bare: str) -> list[str]:
    """The words before the first "of", "for", comma and so on, the chief word last."""
    cut = _OF.search(bare)
    return [token.rstrip(".") for token in _WORDS.findall(bare[: cut.start()] if cut else bare)]


def _ends_in(head: list[str], id_: str) -> bool:
    if not head:
        return False
    listed = words("names", id_)
    last = _PREFIX.sub("", head[-1]) if id_ == "role" else head[-1]
    is_body = id_ == "role" and len(head) > 1 and last in words("names", "organisation") and last not in listed
    is_listed = last in listed or " ".join(head[-2:]) in listed or (last.removesuffix("s") in listed and not is_body)
    return is_listed or (id_ == "role" and _is_misspelt_role(head[-1]))


@remembered
def _is_misspelt_role(word: str) -> bool:
    """Whether a long word that no list has is one letter away from a common post: "secratary"."""
    if len(word) < _LONG or not word.isalpha():
        return False
    return any(names.differ_in_one(word, post) for post in words("names", "role-often-misspelt"))


def _has_role_within(bare: str) -> bool:
    """Whether a role stands within: before a number, a name or a topic ("Clerk and RFO", "Governor, Parent")."""
    parts = [part.strip() for part in _OF.split(bare) if part and part.strip()]
    return any(_ends_in(_head(part), "role") for part in parts[:3]) and len(bare.split()) <= 8


def role_length(text: str) -> int:
    """How many code points of `text` are a role before a name ("Chief Inspector Ann Lee"); 0 if none.

    The words after it must be a person's name.
    """
    for found in islice(_BEHIND_WORD.finditer(text), _MOST_OF_ROLE + 1):
        before, after = text[: found.end()].strip(" –—:-,"), text[found.end() :]
        if found.group().strip(" –—:-") in words("attendance", "not-in-post"):
            return 0
        is_person = names.evidence(after) != names.NOT_A_NAME or is_surname_too(after)
        if " of " in before and before.endswith((" and", " &")):
            continue
        if _has_portfolio(before, after):
            return found.end() + after.index(" ") + 1
        if is_role(before) and is_person and not (_is_of_department(before, after) or _goes_on(after)):
            return found.end()
    return 0


def _has_portfolio(before: str, after: str) -> bool:
    """Whether what a post is over stands behind it, before a full name: "Vice President Education" Ann Lee."""
    tokens = after.split()
    is_over = len(tokens) > _FEW_WORDS - 1 and tokens[0].istitle() and not names.is_given(tokens[0])
    is_topic = is_over and folded(tokens[0]) in words("doers", "departments") | words("attendance", "portfolios")
    return is_topic and is_role(before) and names.evidence(" ".join(tokens[1:])) >= names.LIKELY


def _goes_on(after: str) -> bool:
    """Whether a post goes on behind its chief word: "Mayor" Pro Tem Reed, "President" Elect Reed."""
    first, _, rest = folded(after).partition(" ")
    listed = words("attendance", "behind-a-post")
    return bool(rest) and (first in listed or f"{first} {rest.split()[0]}" in listed)


def is_surname_too(word: str) -> bool:
    """Whether one word behind a post is a surname, though it is a post's word: "President Cook"."""
    return word.isalpha() and word.istitle() and word.casefold() in words("names", "surname-too")


def _is_of_department(before: str, after: str) -> bool:
    """Whether a post "of" something goes on behind the words: "Director of Public" Works Ann Lee."""
    words = after.split()
    is_over = " of " in before and len(words) > 2
    return is_over and folded(words[0]) in rules.words("doers", "departments").words


def is_plain_role(text: str) -> bool:
    """Whether every word is a role, or one that goes with a role, and the last is a role: "Parish Clerk"."""
    tokens = [token.rstrip(".,") for token in folded(text).split()]
    known = words("names", "role", "role-modifier")
    return bool(tokens) and all(token in known or token in _SMALL for token in tokens) and is_role(text)


def is_group(text: str) -> bool:
    """Whether a role before a name only says which list it belongs to: "Members", "BOD member", "Commissioners"."""
    head = _head(folded(text))
    return bool(head) and (
        (head[-1] in {"member", "members"} and not set(head) & words("names", "kind-of-member"))
        or (head[-1].endswith("s") and head[-1][:-1] in words("names", "role"))
    )


def is_office(text: str) -> bool:
    """Whether one of a group holds a post by that word, as a trustee does; a member only belongs to it."""
    return is_role(text) and not text.casefold().endswith(("member", "councillor", "councilor"))


def is_acronym_of_body(text: str) -> bool:
    """Whether the words are an acronym that names a body rather than a person's initials."""
    return " " not in text and is_acronym(text) and (len(text) > 4 or folded(text) in words("names", "organisation"))

"""The answers on docs/questions.md are those that a database made from corpus/ gives today."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"


def test_every_answer_on_the_page_is_what_the_corpus_answers():
    command = [sys.executable, str(ROOT / "scripts" / "answer_questions.py"), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"read the changes, then run scripts/answer_questions.py:\n{done.stdout}{done.stderr}"


def test_every_question_is_asked_by_command_or_view_and_by_sql_and_has_an_answer():
    questions = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(questions) >= 10
    for question in questions:
        assert re.search(r"^```console\n\$ (minutebook|sqlite-utils) .*\n.+", question, re.MULTILINE), question
        assert re.search(r"^```sql\n(?:.+\n)+```\n\n\|.*\n\| ---.*\n\|", question, re.MULTILINE), question

"""The command `minutebook`: arguments in, exit code out."""

import click

from extractor.cli.asking import actions, search, show, status
from extractor.cli.converting import convert
from extractor.cli.doctor import doctor
from extractor.cli.extracting import extract
from extractor.cli.holding import list_, publish
from extractor.cli.importing import import_
from extractor.cli.listing import law, people, timeline, unmatched
from extractor.cli.merging import merge
from extractor.cli.options import Commands
from extractor.cli.verifying import verify


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all went well; 1 some files failed; 2 wrong usage; 3 nothing could be done; 130 interrupted.",
)
@click.version_option(package_name="minutebook", prog_name="minutebook")
def main() -> None:
    """Turn minutes of meetings, as PDF, Word, web pages or text, into a database to be searched, queried and cited."""


for command in (
    import_,
    extract,
    convert,
    list_,
    search,
    actions,
    timeline,
    people,
    law,
    unmatched,
    show,
    status,
    verify,
    merge,
    publish,
    doctor,
):
    main.add_command(command)

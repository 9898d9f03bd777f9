"""Build the documents of corpus/ from corpus/source: `make_corpus.py [--out FOLDER] [--office] [--scans] [SLUG ...]`.

Every source gives a Word file and a PDF, and those that say so in `also` a web page or Markdown, too. Those whose `pdf`
is "office" are printed from the Word file by LibreOffice, which dates what it prints: they are kept as they are unless
--office is given. Those in scans/ are scans of the PDF with the same name; the pictures in them depend on the machine,
so that they are kept, too, unless --scans is given. corpus/series holds ten meetings of one body, built likewise.
"""

import argparse
import shutil
from pathlib import Path

import corpus_pdf
import corpus_scan
import corpus_web
import corpus_word
from corpus_markup import Source, source

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="documents to build; all if none is named")
    parser.add_argument("--out", type=Path, default=CORPUS, help="where to write; corpus/ by default")
    parser.add_argument("--office", action="store_true", help="print the PDFs that LibreOffice makes, too")
    parser.add_argument("--scans", action="store_true", help="scan again what is scanned")
    given = parser.parse_args()
    for path in sorted(CORPUS.glob("**/source/*.toml")):
        if not given.slugs or path.stem in given.slugs:
            folder = given.out / path.parent.parent.relative_to(CORPUS)
            folder.mkdir(parents=True, exist_ok=True)
            build(source(path), folder, is_office=given.office)
            if given.scans and (CORPUS / "scans" / f"{path.stem}.pdf").exists():
                corpus_scan.write(CORPUS / f"{path.stem}.pdf", CORPUS / "scans" / f"{path.stem}.pdf")


def build(document: Source, out: Path, *, is_office: bool) -> None:
    """Write the document's files into `out`."""
    word, pdf = out / f"{document.slug}.docx", out / f"{document.slug}.pdf"
    corpus_word.write(document, word)
    if document.about["pdf"] == "reportlab":
        corpus_pdf.write(document, pdf)
    elif is_office:
        corpus_pdf.write_from_word(word, pdf)
    elif out != CORPUS:
        shutil.copy(CORPUS / pdf.name, pdf)
    if "html" in document.about.get("also", ""):
        corpus_web.write_page(document, out / f"{document.slug}.html")
    if "md" in document.about.get("also", ""):
        corpus_web.write_markdown(document, out / f"{document.slug}.md")
    print(f"{document.slug}: built")


if __name__ == "__main__":
    main()

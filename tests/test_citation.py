"""What the project says of itself to registries and to those who cite it: true, and the same."""

import re
from datetime import date
from typing import Any

import pytest
import tomli
import yaml
from conftest import PROJECT

from xiaoshan_report import __version__
from xiaoshan_report.model.structs import Report

ALLOWED = {
    *("abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi"),
    *("identifiers", "keywords", "license", "license-url", "message", "preferred-citation"),
    *("references", "repository", "repository-artifact", "repository-code", "title", "type"),
    *("url", "version"),
}
REQUIRED = {"authors", "cff-version", "message", "title"}
"""The keys of the Citation File Format 1.2.0, and those that every file has."""


@pytest.fixture
def citation() -> dict[str, Any]:
    """The citation file."""
    read = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.fixture
def project() -> dict[str, Any]:
    """What the project's metadata say."""
    read = tomli.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    said: dict[str, Any] = read["project"]
    return said


def test_the_citation_file_has_the_form_of_its_version(citation: dict[str, Any]) -> None:
    """CITATION.cff has the keys of the Citation File Format 1.2.0, each with its kind of value."""
    assert set(citation) >= REQUIRED
    assert set(citation) <= ALLOWED
    assert "1.2.0" == citation["cff-version"]
    assert "software" == citation["type"]
    assert all({"name"} == set(author) for author in citation["authors"])
    words = [citation[key] for key in ("message", "title", "abstract", "version", "license")]
    assert all(isinstance(word, str) for word in [*words, *citation["keywords"]])
    assert len(citation["keywords"]) == len(set(citation["keywords"]))


def test_the_citation_says_what_the_project_says(
    citation: dict[str, Any], project: dict[str, Any]
) -> None:
    """Name, version, licence, words and authors are those of the metadata and of the licence."""
    assert __version__ == citation["version"]
    assert (project["name"], project["description"]) == (citation["title"], citation["abstract"])
    for key in ("license", "keywords", "authors"):
        assert project[key] == citation[key]
    (author,) = citation["authors"]
    licence = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert re.search(rf"^Copyright \(c\) \d+ {author['name']}$", licence, re.MULTILINE)


def test_the_report_is_cited_as_the_model_has_it(
    citation: dict[str, Any], project: dict[str, Any], report: Report
) -> None:
    """The report's title, issuer, date, number and address are the model's own."""
    (cited,) = citation["references"]
    record = report.model.report
    assert (record.title, record.issuer) == (cited["title"], cited["authors"][0]["name"])
    assert (record.date, record.index_number) == (cited["date-published"], cited["number"])
    assert isinstance(cited["date-published"], date)
    assert record.url == cited["url"] == project["urls"]["Source report"]


def test_no_address_is_named_that_there_is_not(project: dict[str, Any]) -> None:
    """The project has no host of its own yet: the report's own page is the one address it names."""
    assert {"Source report"} == set(project["urls"])

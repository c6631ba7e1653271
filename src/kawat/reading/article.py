"""One article read: an Article in, its Reading out. Where the parts of the reading room meet."""

from dataclasses import replace

from kawat.intake.clean import boilerplate, dateline
from kawat.reading.analysing import analysed
from kawat.reading.candidates import Found
from kawat.reading.dates import find_dates
from kawat.reading.mentions import find_mentions
from kawat.reading.people_years import people_years
from kawat.reading.publication import publication_date
from kawat.reading.quotes import find_quotes
from kawat.reading.quoting import with_speakers
from kawat.reading.references import find_references
from kawat.reading.reports import LEAST_CONFIDENCE, find_reports
from kawat.reading.sentences import split
from kawat.reading.sourcing import load as load_sourcer
from kawat.reading.topics import topics_of
from kawat.records import Article, Reading


def dated(article: Article) -> Article:
    """The article with its publication date worked out."""
    published = publication_date(article, people_years=people_years)
    return replace(article, published=published.value, published_from=published.source, published_by=published.by)


def found_in(article: Article) -> tuple[Article, Found]:
    """The article with its publication date worked out, and all that rules find in it before reports are made."""
    article = dated(article)
    sentences = split(article.text)
    mentions = find_mentions(article.text, article.published)
    references = find_references(article.text, mentions.parties, sentences)
    found = Found(
        sentences=sentences,
        boilerplate=tuple((span.start, span.end) for span in boilerplate(article.text)),
        parties=tuple(sorted([*mentions.parties, *references], key=lambda party: party.span.start)),
        places=mentions.places,
        dates=find_dates(article.text, article.published),
        quotes=find_quotes(article.text, sentences, mentions.parties),
        named=mentions.parties,
    )
    return article, found


def seen_in(article: Article) -> tuple[Article, Found]:
    """What `found_in` gives, with what the trained model says of it, and quotes with the speakers chosen by trees."""
    article, found = found_in(article)
    return article, with_speakers(article, analysed(article, found))


def read(article: Article, least: float = LEAST_CONFIDENCE) -> Reading:
    """Understand one article.

    Args:
        article: the article as it came in.
        least: the confidence from which a report is told, 0 to 1.

    Returns:
        Its sentences, reports and quotes.
    """
    article, found = seen_in(article)
    told = find_reports(article, found, least)
    reports = tuple(
        replace(report, topics=topics_of(article.text, found.sentences, report.evidence), according_to=source)
        for report, source in zip(told, load_sourcer().sources(told, found.quotes), strict=True)
    )
    opening = dateline(article.text)
    return Reading(
        article=article,
        dateline=opening.place_name if opening else None,
        sentences=found.sentences,
        boilerplate=found.boilerplate,
        reports=reports,
        quotes=found.quotes,
    )

"""Verdicts in the words of a questionnaire's own lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answer.texts import say
from advisor.export.vocabulary import spoken_as
from advisor.records import LANGUAGES, VERDICTS, Verdict

LISTS: dict[str, tuple[str, ...]] = {
    "plain": ("Yes", "No", "Partially", "N/A"),
    "with unknown": ("Yes", "No", "Partial", "Not sure", "Not applicable"),
    "open": ("YES", "NO", "TBD"),
    "compliance": ("Compliant", "Partially compliant", "Non-compliant", "Not Applicable"),
    "requirement": ("Complies", "Does not comply", "Partially complies"),
    "implementation": ("Fully implemented", "Partially implemented", "Not implemented", "Planned"),
    "met": ("Met", "Not met", "Partly met", "Unknown"),
    "in place": ("In place", "Not in place"),
    "degree": ("Fully", "Partially", "Not at all", "Don't know"),
    "numbered": ("1 - Yes", "2 - No", "3 - Partially", "4 - Unknown"),
    "lettered": ("a) Yes", "b) No", "c) N/A"),
    "short and long": ("Y - Yes", "N - No", "NA - Not applicable"),
    "ticked": ("✅ Yes", "❌ No"),
    "signs": ("✓", "✗"),
    "two languages": ("Yes / Oui", "No / Non"),
    "explained": ("Yes (please attach the certificate and name its issuer)", "No (please explain)"),
    "added to": ("Yes, documented", "No, but planned"),
    "conditional": ("Yes", "Yes, with exceptions", "No"),
    "russian": ("Да", "Нет", "Частично", "Неприменимо", "Не знаю"),
    "russian requirement": ("Соответствует", "Не соответствует", "Частично соответствует", "Н/П", "Нет данных"),
    "chinese": ("是", "否", "部分", "不适用"),
    "chinese requirement": ("符合", "不符合", "部分符合", "待定"),
    "chinese with english": ("是（Yes）", "否（No）"),
    "french": ("Oui", "Non", "Partiellement", "Sans objet", "Ne sait pas"),
    "french requirement": ("Conforme", "Non conforme", "Partiellement conforme"),
    "german": ("Ja", "Nein", "Teilweise", "Entfällt", "Unbekannt"),
    "german requirement": ("Erfüllt", "Nicht erfüllt", "Teilweise erfüllt"),
    "disclosure": ("Yes", "No", "Not disclosed", "Unknown"),
}
#: What says yes, no, partly, silent, not_in_corpus, conflict; by place in the list, 0 for none.
SAID: dict[str, tuple[int, int, int, int, int, int]] = {
    "plain": (1, 2, 3, 0, 0, 0),
    "with unknown": (1, 2, 3, 4, 4, 4),
    "open": (1, 2, 0, 3, 3, 3),
    "compliance": (1, 3, 2, 0, 0, 0),
    "requirement": (1, 2, 3, 0, 0, 0),
    "implementation": (1, 3, 2, 0, 0, 0),
    "met": (1, 2, 3, 4, 4, 4),
    "in place": (1, 2, 0, 0, 0, 0),
    "degree": (1, 3, 2, 4, 4, 4),
    "numbered": (1, 2, 3, 4, 4, 4),
    "lettered": (1, 2, 0, 0, 0, 0),
    "short and long": (1, 2, 0, 0, 0, 0),
    "ticked": (1, 2, 0, 0, 0, 0),
    "signs": (1, 2, 0, 0, 0, 0),
    "two languages": (1, 2, 0, 0, 0, 0),
    "explained": (1, 2, 0, 0, 0, 0),
    "added to": (1, 2, 0, 0, 0, 0),
    "conditional": (1, 3, 2, 0, 0, 0),
    "russian": (1, 2, 3, 5, 5, 5),
    "russian requirement": (1, 2, 3, 5, 5, 5),
    "chinese": (1, 2, 3, 0, 0, 0),
    "chinese requirement": (1, 2, 3, 4, 4, 4),
    "chinese with english": (1, 2, 0, 0, 0, 0),
    "french": (1, 2, 3, 5, 5, 5),
    "french requirement": (1, 2, 3, 0, 0, 0),
    "german": (1, 2, 3, 5, 5, 5),
    "german requirement": (1, 2, 3, 0, 0, 0),
    "disclosure": (1, 2, 0, 3, 4, 4),
}
ORDER: tuple[Verdict, ...] = ("yes", "no", "partly", "silent", "not_in_corpus", "conflict")


@pytest.mark.parametrize("name", LISTS)
def test_a_verdict_is_said_in_the_words_of_the_list(name: str) -> None:
    options = LISTS[name]
    expected = tuple(options[place - 1] if place else "" for place in SAID[name])
    assert tuple(spoken_as(verdict, options, "en") for verdict in ORDER) == expected


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        (("Yes - opt-out available", "Yes - no opt-out", "No"), "yes"),
        (("Yes (>=99.9)", "Yes (<99.9)", "No"), "yes"),
        (("Yes, daily and tested", "Yes, untested", "No"), "yes"),
        (
            ("Yes, and every one of our servers is built by this standard", "Yes, partly documented by hand", "No"),
            "yes",
        ),
    ],
)
def test_an_option_that_says_more_is_not_chosen_among_several(options: tuple[str, ...], verdict: Verdict) -> None:
    assert spoken_as(verdict, options, "en") == ""
    assert spoken_as("no", options, "en") == "No"


@pytest.mark.parametrize(
    "option", ["Yes (>= 99.9 %)", "Yes, within 24 hours", "Yes, all of our employees are trained once a year"]
)
def test_an_option_that_claims_what_nobody_has_checked_is_never_chosen(option: str) -> None:
    assert spoken_as("yes", (option, "No"), "en") == ""


@pytest.mark.parametrize(
    "options", [("PII", "Sensitive", "No personal data"), ("High", "Medium", "Low"), ("1", "2", "3")]
)
def test_lists_that_are_about_something_else_stay_blank(options: tuple[str, ...]) -> None:
    assert [spoken_as(verdict, options, "en") for verdict in VERDICTS] == [""] * len(VERDICTS)


@pytest.mark.parametrize("option", ["N/A", "n.a.", "Not applicable", "Неприменимо", "不适用", "Sans objet", "Entfällt"])
def test_not_applicable_says_no_verdict_at_all(option: str) -> None:
    assert [spoken_as(verdict, (option,), "en") for verdict in VERDICTS] == [""] * len(VERDICTS)


@pytest.mark.parametrize("option", ["Yes/No", "Yes or no", "No, not applicable", "Unknown / No"])
def test_an_option_that_says_two_things_says_neither(option: str) -> None:
    assert [spoken_as(verdict, (option,), "en") for verdict in VERDICTS] == [""] * len(VERDICTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_without_a_list_our_own_word_is_used(verdict: Verdict, language: str) -> None:
    assert spoken_as(verdict, (), language) == say(f"verdict:{verdict}", language)
    assert spoken_as(verdict, ("", "  "), language) == say(f"verdict:{verdict}", language)


def test_an_option_comes_back_as_it_stands_so_that_the_dropdown_takes_it() -> None:
    assert spoken_as("yes", (" YES. ", "NO."), "en") == " YES. "
    assert spoken_as("no", ("Да", "Нет ", "Нет "), "ru") == "Нет "


def test_where_nobody_has_decided_nothing_is_said() -> None:
    assert spoken_as(None, ("Yes", "No", "Unknown"), "en") == ""
    assert spoken_as(None, (), "en") == ""


WORDINGS = st.text() | st.sampled_from([option for options in LISTS.values() for option in options])


@given(st.sampled_from(VERDICTS), st.lists(WORDINGS, min_size=1))
def test_only_what_the_list_holds_is_said_and_the_order_of_the_list_does_not_matter(
    verdict: Verdict, options: list[str]
) -> None:
    said = spoken_as(verdict, options, "en")
    if any(option.strip() for option in options):
        assert said == "" or said in options
    assert said == spoken_as(verdict, options[::-1], "en")


@pytest.mark.parametrize(
    ("options", "yes", "no"),
    [
        (("Compliant", "Partially compliant", "Non-compliant", "N/A"), "Non-compliant", "Compliant"),
        (("Соответствует", "Не соответствует"), "Не соответствует", "Соответствует"),
        (("符合", "部分符合", "不符合"), "不符合", "符合"),
        (("Yes", "No"), "Yes", "No"),
        (("Met", "Not met", "Unknown"), "Not met", "Met"),
    ],
)
def test_a_yes_to_the_worse_state_is_not_compliant(options: tuple[str, ...], yes: str, no: str) -> None:
    assert spoken_as("yes", options, "en", turned=True) == yes
    assert spoken_as("no", options, "en", turned=True) == no
    assert spoken_as("partly", options, "en", turned=True) == spoken_as("partly", options, "en")
    assert spoken_as("not_in_corpus", options, "en", turned=True) == spoken_as("not_in_corpus", options, "en")

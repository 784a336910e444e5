"""What a person does: write a query, ask a question, follow a result to its passage; also without scripts."""

from __future__ import annotations

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.conftest import Browser

QUERY = """PREFIX ng: <https://w3id.org/normgraaf/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?statement ?exact { ?statement a ng:AttentionPoint ; ng:hasEvidence/oa:exact ?exact }
ORDER BY ?statement LIMIT 5"""
PAGES = (
    "/",
    "/questions",
    "/questions/points",
    "/questions/points/answer",
    "/reports",
    "/sparql",
    "/validate",
    "/ns",
    "/docs",
)


def find(browser: Browser, selector: str) -> WebElement:
    return browser.driver.find_element(By.CSS_SELECTOR, selector)


def follow(browser: Browser, selector: str) -> None:
    """Clicks what leads to another page, and waits for that page."""
    before = find(browser, "html")
    find(browser, selector).click()
    await_another(browser, before)


def await_another(browser: Browser, before: WebElement) -> None:
    """Waits for another page; the driver complains when it is asked in the very moment of the change."""
    WebDriverWait(browser.driver, 10, ignored_exceptions=[WebDriverException]).until(staleness_of(before))


def write(browser: Browser, text: str) -> None:
    area = find(browser, "#input")
    area.clear()
    area.send_keys(text)


@pytest.fixture(params=["browser", "bare"])
def either(request: pytest.FixtureRequest) -> Browser:
    """With scripts, and without."""
    found: Browser = request.getfixturevalue(request.param)
    return found


def test_a_query_is_written_and_a_result_followed_to_its_passage(either: Browser) -> None:
    either.open("/sparql?lang=nl")
    assert "PREFIX ng:" in find(either, "#input").get_attribute("value")
    write(either, QUERY)
    follow(either, "button[type=submit]")
    words = find(either, "tbody tr td:nth-child(2)").text
    follow(either, "tbody tr td:first-child a")
    assert "/passages/" in either.driver.current_url
    assert " ".join(find(either, "mark").text.split()) == " ".join(words.split())
    follow(either, ".passage a.button")
    assert find(either, "#passage").is_displayed()
    assert " ".join(find(either, "#passage").text.split()) == " ".join(words.split())


def test_a_question_is_asked_of_one_report(either: Browser) -> None:
    either.open("/?lang=nl")
    follow(either, "a[href^='/questions/points?']")
    select = Select(find(either, "#p-report"))
    select.select_by_visible_text("Rapport De Wilgenkring, pleegzorg Wilgenbeke")
    follow(either, "button[type=submit]")
    rows = either.driver.find_elements(By.CSS_SELECTOR, "tr.proof")
    assert len(rows) > 3
    assert Select(find(either, "#p-report")).first_selected_option.text.startswith("Rapport De Wilgenkring")
    words = find(either, "tr.proof a").text.strip("“”")
    follow(either, "tr.proof a")
    assert find(either, "mark").text == words
    assert find(either, ".statement dl").text


def test_an_example_is_chosen_and_run(either: Browser) -> None:
    either.open("/sparql?lang=en")
    follow(either, ".examples a[href*='example=statement-counts']")
    follow(either, "button[type=submit]")
    assert len(either.driver.find_elements(By.CSS_SELECTOR, "tbody tr")) > 5


def test_data_is_validated(either: Browser) -> None:
    either.open("/validate?lang=en")
    follow(either, "button[type=submit]")
    assert find(either, "#result").text.startswith("Does not conform")
    assert either.driver.find_elements(By.CSS_SELECTOR, "tbody tr")


def test_an_error_leads_to_its_place(browser: Browser) -> None:
    browser.open("/sparql")
    write(browser, "SELECT *\nWHERE { ?s ?p }")
    follow(browser, "button[type=submit]")
    assert find(browser, "[role=alert]").is_displayed()
    place = find(browser, "[data-line]")
    place.click()
    start = browser.driver.execute_script("return document.getElementById('input').selectionStart")
    line, column = int(place.get_attribute("data-line") or 0), int(place.get_attribute("data-column") or 0)
    assert start == len("SELECT *\n" * (line - 1)) + column - 1
    assert browser.driver.switch_to.active_element.get_attribute("id") == "input"


def test_the_keyboard_is_enough(browser: Browser) -> None:
    browser.open("/sparql")
    find(browser, "body").send_keys(Keys.TAB)
    assert browser.driver.switch_to.active_element.get_attribute("class") == "skip"
    write(browser, "ASK {}")
    before = find(browser, "html")
    find(browser, "#input").send_keys(Keys.CONTROL, Keys.ENTER)
    await_another(browser, before)
    assert "query=ASK" in browser.driver.current_url


def test_the_language_is_kept_from_page_to_page(either: Browser) -> None:
    either.open("/?lang=nl")
    follow(either, "a.language")
    for selector in ("a[href^='/questions?']", "dl.list a[href^='/questions/actors']", "button[type=submit]"):
        assert find(either, "html").get_attribute("lang") == "en"
        follow(either, selector)
    assert find(either, "html").get_attribute("lang") == "en"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_quiet_and_ask_for_nothing_outside(browser: Browser, path: str, language: str) -> None:
    browser.complaints()
    browser.requests()
    browser.open(f"{path}?lang={language}")
    asked = browser.requests()
    assert any(address.startswith(browser.base) for address in asked)
    assert not [address for address in asked if not address.startswith(browser.base)]
    assert not browser.complaints()
    width = browser.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0, "the page scrolls sideways"

import re, pytest
from tests.browser.writing import *
pytestmark = pytest.mark.browser
def test_dbg(desk, world):
    open_visit(desk, world)
    e=fill(desk)
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    k=desk.url
    desk.go_back()
    desk.wait_for_load_state("load")
    print("BACK", desk.url, repr(desk.locator("#for_them").input_value()), sent(desk)==e, desk.locator(".messages, .banner").all_inner_texts())
    save(desk)
    desk.wait_for_timeout(500)
    print("THEN", desk.url, desk.locator(".banner").all_inner_texts(), counts())
def test_busy(desk, world):
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    desk.route(re.compile("/record/"), lambda route: None)
    desk.get_by_role("button", name="Save what happened").click(no_wait_after=True)
    desk.wait_for_timeout(500)
    print("BUSY", desk.evaluate("document.querySelector('.record-foot .button-primary').outerHTML"))

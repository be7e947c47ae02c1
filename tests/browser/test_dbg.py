import re, pytest
from tests.browser.writing import *
pytestmark = pytest.mark.browser
def test_dbg(desk, world):
    open_visit(desk, world)
    e=fill(desk)
    print(counts())
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    k=desk.url
    desk.go_back()
    desk.wait_for_load_state("load")
    a=sent(desk)
    print("BACK", desk.url, {k:(v,a.get(k)) for k,v in e.items() if v!=a.get(k)}, {k:v for k,v in a.items() if k not in e}, desk.locator(".messages, .banner").all_inner_texts())
    save(desk)
    desk.wait_for_timeout(500)
    print("THEN", desk.url, desk.locator(".banner").all_inner_texts(), counts())

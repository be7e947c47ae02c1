import pytest
from tests.browser.screens import *
from tests.support import browser as browsers
pytestmark = pytest.mark.browser
def test_dbg(sign_in, world):
    for size, opt in (("desktop", {}), ("phone", browsers.PHONE)):
        for scheme in ("light","dark"):
            page = sign_in("ana", color_scheme=scheme, **{**opt, **({"device_scale_factor":1} if opt else {})})
            for name, address in (("day","/"),("person",world.path("maya")),("record",visit(world)),("people","/people/")):
                page.goto(address)
                if name=="record":
                    page.locator("#for_them").fill("She came out last, hood up, and went straight for the long way round by the canal. Said nothing till the bridge.\n\nShe didn’t cry. She said “it’s fine, it’s just a cake”.")
                    page.keyboard.press("Alt+p"); page.locator("#promise").fill("ask Jean if Kit can sleep over"); page.locator("#promise_due").fill("Sunday")
                    page.locator("#for_me").fill("I wanted to ring Dee there and then.")
                    page.wait_for_timeout(1200)
                page.evaluate("scrollTo(0,0)")
                page.screenshot(path=f"/tmp/shots/{name}.{size}.{scheme}.png")
                page.screenshot(path=f"/tmp/shots/{name}.{size}.{scheme}.full.png", full_page=True)
                if scheme=="light" and name in ("record","person"):
                    page.evaluate("document.documentElement.dir='rtl'")
                    page.screenshot(path=f"/tmp/shots/{name}.{size}.rtl.png", full_page=False)
                    page.screenshot(path=f"/tmp/shots/{name}.{size}.rtl.full.png", full_page=True)

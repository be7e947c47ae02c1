import pytest, re
pytestmark = [pytest.mark.browser]
SHOT="/tmp/docs_probe/b/"
def test_tour(sign_in, world):
    p = sign_in("ana"); p.goto("/"); p.screenshot(path=SHOT+"day.png")
    p.keyboard.press("?"); print("KEYS:", p.locator("dialog").inner_text().replace("\n"," | "))
    p.keyboard.press("Escape")
    p.get_by_role("link", name=re.compile("Before I go")).first.click(); print(p.url); p.screenshot(path=SHOT+"before.png")
    p.keyboard.press("d"); print(p.url)
    p.get_by_role("link", name=re.compile("Write it up")).first.click(); print(p.url)
    print("focus:", p.evaluate("document.activeElement.id"))
    p.keyboard.type("We walked. She said yes.")
    p.keyboard.press("Alt+a"); print("alone:", p.locator("input[name=seen_alone]").first.is_checked(), "focus", p.evaluate("document.activeElement.id"))
    p.keyboard.press("Alt+p"); print("focus:", p.evaluate("document.activeElement.id")); p.keyboard.type("send the photos"); p.keyboard.press("Tab"); print("focus:", p.evaluate("document.activeElement.id")); p.keyboard.type("f")
    p.keyboard.press("Alt+m"); print("focus:", p.evaluate("document.activeElement.id")); p.keyboard.type("half a thought")
    p.wait_for_timeout(1500); print("FOOT:", p.locator(".record-foot").inner_text().replace("\n"," | ")); p.screenshot(path=SHOT+"record.png")
    p.keyboard.press("Control+Enter"); p.wait_for_url(re.compile("done=")); print(p.url); p.screenshot(path=SHOT+"person.png")
    print(p.locator(".messages").inner_text())
    name = p.locator("h1").inner_text(); print("H1", name)
    print("ALSO", p.locator("aside").inner_text().replace("\n"," | "))
    url = p.url.split("?")[0]
    # correct
    p.locator("ol.timeline a, .timeline a").first.click(); print(p.url)
    p.get_by_role("link", name="Correct this").click(); print(p.url); p.screenshot(path=SHOT+"correct.png")
    p.locator("#why").fill("It was Tuesday"); p.locator("#for_them").fill("We walked to the weir."); p.keyboard.press("Control+Enter"); p.wait_for_url(re.compile("done=corrected")); print(p.locator(".messages").inner_text())
    # call with n
    p.goto("/"); p.keyboard.press("n"); p.wait_for_url(re.compile("/record/")); p.keyboard.type("tia"); p.keyboard.press("Enter"); p.wait_for_url(re.compile("/people/.*/record/")); p.keyboard.type("Rang. All well."); p.wait_for_timeout(1500); print("FOOT:", p.locator(".record-foot").inner_text().replace("\n"," | "))
    p.get_by_role("link", name="Alongside").first.click(); p.goto("/more/"); p.get_by_role("link", name="My drafts").click(); print(p.locator("main").inner_text().replace("\n"," | "))
    p.locator("main .list-row a").first.click(); print(p.locator("main").inner_text().replace("\n"," | ")); p.get_by_role("link", name="Carry on").click(); print(p.url, p.locator("#for_them").input_value())
    p.goto("/"); p.get_by_role("button", name=re.compile("^Kept")).first.click(); p.wait_for_url(re.compile("done=kept")); print(p.locator(".messages").inner_text().replace("\n"," | ")); p.screenshot(path=SHOT+"kept.png")
    b = sign_in("ben"); r = b.goto(url); print(r.status, b.locator("body").inner_text().replace("\n"," | "))
    b.goto("/"); b.keyboard.press("/"); print(b.url)
    b.wait_for_url(re.compile("find")); b.screenshot(path=SHOT+"find.png")
    b.locator("#id_name").fill("Maya Bell"); b.locator("#id_born").fill("14/9/2010"); b.get_by_role("button", name="Find someone else").click(); print(b.locator("main").inner_text().replace("\n"," | ")[-400:]); b.screenshot(path=SHOT+"found.png", full_page=True)
    b.get_by_role("button", name=re.compile("I need to look now")).click(); print(b.locator("main").inner_text().replace("\n"," | ")); b.screenshot(path=SHOT+"emergency.png")
    b.get_by_label(re.compile("on the phone")).check(); b.locator("input[type=password]").fill("a long walk by the harbour"); b.get_by_role("button", name=re.compile("Look now")).click(); b.wait_for_url(re.compile("done=emergency")); print(b.locator(".messages").inner_text())
    a = sign_in("ana"); a.goto("/"); print("RAIL", a.locator("aside").inner_text().replace("\n"," | "))
    c = sign_in("cal"); c.goto("/more/"); c.get_by_role("link", name="Emergency looks").click(); print(c.locator("main").inner_text().replace("\n"," | ")); c.get_by_role("link", name=re.compile("We talked about it")).first.click(); print(c.locator("main").inner_text().replace("\n"," | "))
    c.goto("/people/"); print(c.locator("main").inner_text().replace("\n"," | ")[:600]); c.screenshot(path=SHOT+"cal.png")

// Letters come from the device: no font travels, and Han is set in a face for simplified Chinese. Nothing comes from elsewhere.
import { expect, test } from "./support/test";

for (const path of ["/", "/classes", "/sign-in"]) {
  test(`${path} asks only our own host, and for no font`, async ({ page, server }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.resourceType()} ${request.url()}`));
    await page.goto(path, { waitUntil: "networkidle" });
    expect(asked.filter((request) => request.startsWith("font "))).toEqual([]);
    expect(asked.filter((request) => !request.includes(` ${server.address}/`))).toEqual([]);
    expect(await page.evaluate(() => document.fonts.size)).toBe(0);
  });
}

test("Han is set in a face for simplified Chinese that the system has", async ({ page }) => {
  await page.goto("/");
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  for (const selector of ["h1", ".door__name", ".door__line", ".footer__columns p"]) {
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    expect(fonts.filter((font) => font.isCustomFont), selector).toEqual([]);
    // Digits may come from another face; most of it is Han.
    const [most] = fonts.sort((one, other) => other.glyphCount - one.glyphCount);
    expect(most?.familyName, selector).toMatch(/CJK SC|PingFang SC|YaHei|Source Han \w+ SC|MiSans|HarmonyOS Sans SC|Songti SC/);
  }
});

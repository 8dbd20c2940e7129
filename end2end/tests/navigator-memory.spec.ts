// Two hundred changes of page leave the memory of the browser flat.
import type { CDPSession } from "@playwright/test";
import { heading } from "./support/actions";
import { awake, open, visit } from "./support/navigator";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the navigator is a script");
test.use({ serviceWorkers: "block" });

interface Held {
  // Megabytes.
  heap: number;
  // Of the browser part.
  wasm: number;
  nodes: number;
  listeners: number;
}

test("two hundred changes of page leave the memory flat", async ({ page, scene }, info) => {
  test.setTimeout(300_000);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  await open(page, "/");
  const ways = [
    { path: "/classes", title: "老年大学的课程" },
    { path: scene.paths.free, title: /./ },
    { path: "/activities", title: "活动中心的活动" },
    { path: scene.paths.full, title: "茶艺小课堂（满员）" },
  ];
  const held: Held[] = [];
  for (let change = 1; change <= 200; change += 1) {
    const { path, title } = ways[change % ways.length];
    await visit(page, path);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(heading(page)).toHaveText(title);
    if (change % 10 === 0) {
      await awake(page);
      held.push(await measure(client));
    }
  }
  info.annotations.push({ type: "memory", description: held.map((one) => JSON.stringify(one)).join("\\n") });
  // Every thirtieth change begins a new document: so the highest of sixty changes is set against the highest of the last sixty.
  const highest = (from: number, to: number) => {
    const some = held.slice(from / 10, to / 10);
    const most = (of: keyof Held) => Math.max(...some.map((one) => one[of]));
    return { heap: most("heap"), wasm: most("wasm"), nodes: most("nodes"), listeners: most("listeners") };
  };
  const [before, after] = [highest(0, 60), highest(140, 200)];
  expect(after.heap, "JavaScript heap").toBeLessThan(before.heap * 1.1 + 0.5);
  // It grows by pages of 64 KB; one more is where a page is larger than those before.
  expect(after.wasm, "memory of the browser part").toBeLessThanOrEqual(before.wasm + 0.07);
  expect(after.nodes, "nodes").toBeLessThan(before.nodes * 1.1 + 50);
  expect(after.listeners, "listeners").toBeLessThan(before.listeners * 1.1 + 10);

  async function measure(client: CDPSession): Promise<Held> {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const told = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
    const wasm = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")?.href ?? "";
      // It is there already, and answers with what it exports.
      const { memory } = await (await import(address)).default();
      return memory.buffer.byteLength as number;
    });
    const megabytes = (bytes: number) => Math.round(bytes / 10_000) / 100;
    return { heap: megabytes(told("JSHeapUsedSize")), wasm: megabytes(wasm), nodes: told("Nodes"), listeners: told("JSEventListeners") };
  }
});

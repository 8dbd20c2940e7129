// A mouse that drags as a hand does: the button goes down, the mouse goes there in steps, and before it lets go the browser has
// said over what the thing is held. Playwright's own dragTo moves once, scrolls between, and asks nothing.
import { type Locator, type Page, expect } from "@playwright/test";

// What the browser told since the button went down.
interface Told {
  // Something is dragged.
  begun: boolean;
  // Where it is held, if it may be let go there.
  over: Element | null;
  // Where the mouse is, as long as nothing is dragged.
  alone: Element | null;
}

// With the button down, to the place.
async function pulls(page: Page, thing: Locator, place: Locator): Promise<void> {
  // What scrolls under the mouse while its button is down has another thing taken along: both are seen at once.
  await place.scrollIntoViewIfNeeded();
  await thing.scrollIntoViewIfNeeded();
  await expect(place).toBeInViewport({ ratio: 1 });
  await expect(thing).toBeInViewport({ ratio: 1 });
  await thing.hover();
  await page.evaluate(() => {
    const told: Told = { begun: false, over: null, alone: null };
    const cell = (event: Event) => (event.target as Element).closest("td");
    // After the island, which listened first.
    addEventListener("dragstart", (event) => (told.begun = !event.defaultPrevented));
    addEventListener("dragover", (event) => (told.over = event.defaultPrevented ? cell(event) : null));
    addEventListener("mousemove", (event) => (told.alone = cell(event)));
    Object.assign(window, { told });
  });
  await page.mouse.down();
  await moves(page, place);
}

async function moves(page: Page, place: Locator): Promise<void> {
  const box = (await place.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 5, y, { steps: 5 });
  await page.mouse.move(x, y, { steps: 2 });
}

// What the browser told, of the place.
const toldAt = (place: Locator) =>
  place.evaluate((place) => {
    const { begun, over, alone } = (window as unknown as { told: Told }).told;
    return { begun, isOver: over === place, isAlone: alone === place };
  });

// Taken along and held over the place, where it may be let go.
export async function holds(page: Page, thing: Locator, place: Locator): Promise<void> {
  await pulls(page, thing, place);
  await expect(async () => {
    await moves(page, place);
    expect(await toldAt(place), "it is held there").toMatchObject({ begun: true, isOver: true });
  }).toPass({ timeout: 20_000 });
}

export async function drags(page: Page, thing: Locator, place: Locator): Promise<void> {
  await holds(page, thing, place);
  await page.mouse.up();
}

// It stays where it is, and the mouse goes there alone.
export async function pullsInVain(page: Page, thing: Locator, place: Locator): Promise<void> {
  await pulls(page, thing, place);
  await expect.poll(() => toldAt(place)).toEqual({ begun: false, isOver: false, isAlone: true });
  await page.mouse.up();
}

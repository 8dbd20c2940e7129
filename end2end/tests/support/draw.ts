// The draw, written a second time from its description in ARCHITECTURE.md: published list and seed in, published record out.
// It asks for one person after the other, the last first, where ours asks for all at once.
import { createHash } from "node:crypto";

type Wish = { offering: number; again: boolean; lot: string; shares: number[] };
type Person = { number: string; wanted: number; wishes: Wish[]; got: number[]; next: number; full: Wish[] };
type Share = { places: number; kept: boolean; given: number };
type Asking = { person: Person; wish: Wish };
type Offering = { places: number; shares: Share[]; given: Person[]; asking: Asking[] };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const standing = ({ person, wish }: Asking) => `${wish.again ? 1 : 0} ${wish.lot} ${person.number}`;
const byStanding = (one: Asking, other: Asking) => (standing(one) < standing(other) ? -1 : 1);

// `without` names what was called off since the list was frozen.
export function recordOf(list: string, seed: string, without: number[] = []): string {
  const digest = sha256(list);
  const offerings: Offering[] = [];
  const clashes = new Set<string>();
  const people: Person[] = [];
  const isOut = (wish: Wish) => without.includes(wish.offering);

  const wishFrom = (number: string, text: string): Wish => {
    const [offering, lots, had, share] = text.split(":") as [string, string, string, string];
    const all = Array.from({ length: Number(lots) }, (_, lot) => sha256(`${digest}\n${seed}\n${number}\n${lot + 1}`));
    return { offering: Number(offering), again: had === "again", lot: all.sort()[0]!, shares: share === "-" ? [] : share.split("+").map(Number) };
  };
  for (const [what, ...words] of list.trimEnd().split("\n").map((line) => line.split("\t"))) {
    if (what === "offering") offerings.push({ places: Number(words[1]), shares: [], given: [], asking: [] });
    if (what === "share") offerings.at(-1)!.shares.push({ places: Number(words[1]), kept: words[2] === "kept", given: 0 });
    if (what === "clash") clashes.add(`${words[0]} ${words[1]}`).add(`${words[1]} ${words[0]}`);
    if (what !== "application") continue;
    const [number, wanted, ...wishes] = words as [string, string, ...string[]];
    people.push({ number, wanted: Number(wanted), wishes: wishes.map((wish) => wishFrom(number, wish)), got: [], next: 0, full: [] });
  }
  const meets = (person: Person, wish: Wish) => person.got.some((got) => clashes.has(`${got} ${wish.offering}`));

  // Who of those asking stays, and from which share (0: for everybody); the others have to go on.
  function stays({ places, shares, given, asking }: Offering): Map<Asking, number> {
    const stay = new Map<Asking, number>();
    let free = places - given.length;
    for (const share of shares) if (share.kept) free -= share.places - share.given;
    const inOrder = asking.sort(byStanding);
    shares.forEach((share, index) => {
      const left = share.places - share.given;
      const mine = inOrder.filter((one) => one.wish.shares.includes(index + 1) && !stay.has(one)).slice(0, share.kept ? left : Math.min(left, free));
      for (const one of mine) stay.set(one, index + 1);
      if (!share.kept) free -= mine.length;
    });
    for (const one of inOrder.filter((one) => !stay.has(one)).slice(0, free)) stay.set(one, 0);
    return stay;
  }

  for (let gave = true; gave; ) {
    gave = false;
    const without = people.filter((person) => person.got.length < person.wanted);
    for (let person = without.pop(); person; person = without.pop()) {
      const passedOver = (wish: Wish) => isOut(wish) || meets(person, wish);
      while (person.next < person.wishes.length && passedOver(person.wishes[person.next]!)) person.next++;
      const wish = person.wishes[person.next];
      if (!wish) continue;
      const offering = offerings[wish.offering - 1]!;
      offering.asking.push({ person, wish });
      const stay = stays(offering);
      for (const one of offering.asking.filter((one) => !stay.has(one))) {
        one.person.full.push(one.wish);
        one.person.next++;
        without.push(one.person);
      }
      offering.asking = [...stay.keys()];
    }
    for (const offering of offerings) {
      for (const [{ person, wish }, share] of stays(offering)) {
        offering.given.push(person);
        person.got.push(wish.offering);
        person.next++;
        if (share > 0) offering.shares[share - 1]!.given++;
        gave = true;
      }
      offering.asking = [];
    }
  }

  const lines = ["yinyao-draw-record\t1", `list\t${digest}`, `seed\t${seed}`, ...without.map((off) => `without\t${off}`)];
  for (const [index, { given }] of offerings.entries()) {
    const number = index + 1;
    const wants = people.filter((person) => person.got.length < person.wanted);
    const waiting = wants.flatMap((person) =>
      person.full.filter((wish) => wish.offering === number && !meets(person, wish)).map((wish) => ({ person, wish })),
    );
    waiting.sort((one, other) => one.person.got.length - other.person.got.length || byStanding(one, other));
    lines.push(...given.map((person) => person.number).sort().map((one) => `place\t${number}\t${one}`));
    lines.push(...waiting.map(({ person }, place) => `waiting\t${number}\t${place + 1}\t${person.number}`));
  }
  return lines.join("\n") + "\n";
}

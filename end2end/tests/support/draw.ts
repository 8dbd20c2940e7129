// The draw, written a second time from its description alone: published list and seed in, published record out.
import { createHash } from "node:crypto";

type Wish = { offering: number; again: boolean; lot: string; shares: number[] };
type Person = { number: string; wanted: number; wishes: Wish[]; got: number[]; next: number; full: Wish[] };
type Offering = { places: number; shares: { places: number; kept: boolean; taken: number }[]; given: Person[] };
type Asking = { person: Person; wish: Wish; share: number };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const before = (one: Asking, other: Asking) => (key(one) < key(other) ? -1 : 1);
const key = ({ person, wish }: Asking) => `${wish.again ? 1 : 0} ${wish.lot} ${person.number}`;

export function recordOf(list: string, seed: string): string {
  const digest = sha256(list);
  const offerings: Offering[] = [];
  const clashes = new Set<string>();
  const people: Person[] = [];
  for (const [what, ...words] of list.trimEnd().split("\n").map((line) => line.split("\t"))) {
    if (what === "offering") offerings.push({ places: Number(words[1]), shares: [], given: [] });
    if (what === "share") offerings.at(-1)!.shares.push({ places: Number(words[1]), kept: words[2] === "kept", taken: 0 });
    if (what === "clash") clashes.add(`${words[0]} ${words[1]}`).add(`${words[1]} ${words[0]}`);
    if (what !== "application") continue;
    const [number, wanted, ...wishes] = words as [string, string, ...string[]];
    const wish = (text: string): Wish => {
      const [offering, lots, had, shares] = text.split(":") as [string, string, string, string];
      const all = Array.from({ length: Number(lots) }, (_, lot) => sha256(`${digest}\n${seed}\n${number}\n${lot + 1}`));
      return { offering: Number(offering), again: had === "again", lot: all.sort()[0]!, shares: shares === "-" ? [] : shares.split(",").map(Number) };
    };
    people.push({ number, wanted: Number(wanted), wishes: wishes.map(wish), got: [], next: 0, full: [] });
  }
  const meets = (person: Person, wish: Wish) => person.got.some((got) => clashes.has(`${got} ${wish.offering}`));

  for (let gave = true; gave; ) {
    const asking = new Map(offerings.map((offering) => [offering, [] as Asking[]]));
    let looking = people.filter((person) => person.got.length < person.wanted);
    while (looking.length > 0) {
      for (const person of looking) {
        while (person.next < person.wishes.length && meets(person, person.wishes[person.next]!)) person.next++;
        const wish = person.wishes[person.next];
        if (wish) asking.get(offerings[wish.offering - 1]!)!.push({ person, wish, share: 0 });
      }
      looking = [];
      for (const [offering, all] of asking) {
        const left = offering.shares.map((share) => share.places - share.taken);
        let free = offering.places - offering.given.length - offering.shares.reduce((sum, share, index) => sum + (share.kept ? left[index]! : 0), 0);
        let rest = [...all].sort(before);
        const stay: Asking[] = [];
        for (const [index, share] of offering.shares.entries()) {
          const most = share.kept ? left[index]! : Math.min(left[index]!, free);
          const taking = rest.filter(({ wish }) => wish.shares.includes(index + 1)).slice(0, most);
          stay.push(...taking.map((one) => ({ ...one, share: index + 1 })));
          rest = rest.filter((one) => !taking.includes(one));
          if (!share.kept) free -= taking.length;
        }
        stay.push(...rest.slice(0, free).map((one) => ({ ...one, share: 0 })));
        for (const { person, wish } of rest.slice(free)) {
          person.full.push(wish);
          person.next++;
          looking.push(person);
        }
        asking.set(offering, stay);
      }
    }
    gave = false;
    for (const [offering, stay] of asking) {
      for (const { person, wish, share } of stay) {
        offering.given.push(person);
        if (share > 0) offering.shares[share - 1]!.taken++;
        person.got.push(wish.offering);
        person.next++;
        gave = true;
      }
    }
  }

  const lines = [`yinyao-draw-record\t1`, `list\t${digest}`, `seed\t${seed}`];
  for (const [index, { given }] of offerings.entries()) {
    const waits = people.filter((person) => person.got.length < person.wanted);
    const waiting = waits.flatMap((person) =>
      person.full.filter((wish) => wish.offering === index + 1 && !meets(person, wish)).map((wish) => ({ person, wish, share: 0 })),
    );
    lines.push(...given.map((person) => person.number).sort().map((number) => `place\t${index + 1}\t${number}`));
    lines.push(...waiting.sort(before).map(({ person }, place) => `waiting\t${index + 1}\t${place + 1}\t${person.number}`));
  }
  return lines.join("\n") + "\n";
}

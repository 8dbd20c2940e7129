// Turns a part of a page into a small drawing in the house hand: boxes, lines of real text, our own icons and pictures, and a
// double ring with a number around what one presses. It runs in the page, so that everything is where the browser put it.
import type { Locator } from "@playwright/test";

export interface Frame {
  width: number;
  height: number;
  number: number;
  // Bytes that a drawing may have: pictures that do not fit are left out.
  most: number;
}

export function drawAround(ringed: Locator, frame: Frame): Promise<string> {
  return ringed.evaluate(draw, frame);
}

// Everything that it needs is inside: only this function travels into the page.
async function draw(target: Element, { width, height, number, most }: Frame): Promise<string> {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  // Where people really sign up nothing says that it is made up.
  for (const marked of document.querySelectorAll(".banner--demonstration, .notice--demonstration")) marked.remove();
  const icons = new DOMParser().parseFromString(await (await fetch("/icons.svg")).text(), "image/svg+xml");
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const [cobalt, page] = [colour("cobalt"), colour("page")];
  const ink = hex(getComputedStyle(document.body).color);

  const round = (number: number) => String(Math.round(number * 2) / 2);
  const whole = (number: number) => String(Math.round(number));
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const box = ({ left, top, right, bottom }: DOMRect): Box => ({ left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY });

  // What is ringed stands a little below the middle, except at the ends of the page: what comes before explains it.
  const goal = box(target.getBoundingClientRect());
  const tall = document.documentElement.scrollHeight;
  const inMiddle = goal.bottom - goal.top > height - 60 ? goal.top - 40 : (goal.top + goal.bottom) / 2 - height * 0.58;
  const from = Math.round(Math.min(Math.max(0, inMiddle), tall - height));
  const seen = ({ left, top, right, bottom }: Box) => right > 0 && left < width && bottom > from && top < from + height && right > left && bottom > top;

  const drawn: string[] = [];
  const heavy: number[] = [];

  function hex(css: string): string | undefined {
    const parts = css.match(/[\d.]+/g)?.map(Number) ?? [];
    if (parts.length < 3 || (parts[3] ?? 1) < 0.1) return undefined;
    return `#${parts.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  }

  function edges(style: CSSStyleDeclaration): { width: number; colour?: string }[] {
    return ["top", "right", "bottom", "left"].map((side) => {
      const shown = !["none", "hidden"].includes(style.getPropertyValue(`border-${side}-style`));
      return { width: shown ? parseFloat(style.getPropertyValue(`border-${side}-width`)) : 0, colour: hex(style.getPropertyValue(`border-${side}-color`)) };
    });
  }

  function drawBox(area: Box, style: CSSStyleDeclaration): void {
    if (!seen(area)) return;
    const sides = edges(style).map((edge) => (edge.colour ? edge : { width: 0, colour: undefined }));
    const fill = hex(style.backgroundColor);
    const [top, right, bottom, left] = sides as [(typeof sides)[0], (typeof sides)[0], (typeof sides)[0], (typeof sides)[0]];
    const framed = sides.every((side) => side.width > 0 && side.colour === top.colour);
    const half = framed ? top.width / 2 : 0;
    const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, (area.bottom - area.top) / 2);
    const plain = fill === undefined || (fill === page.toLowerCase() && !framed);
    if (!plain || framed) {
      const stroke = framed ? ` stroke="${top.colour}" stroke-width="${round(top.width)}"` : "";
      drawn.push(
        `<rect x="${round(area.left + half)}" y="${round(area.top - from + half)}" width="${round(area.right - area.left - 2 * half)}" height="${round(area.bottom - area.top - 2 * half)}"${radius ? ` rx="${round(radius)}"` : ""} fill="${fill ?? "none"}"${stroke}/>`,
      );
    }
    if (framed) return;
    const line = (edge: { width: number; colour?: string }, path: string) => {
      if (edge.width > 0) drawn.push(`<path d="${path}" stroke="${edge.colour}" stroke-width="${round(edge.width)}"/>`);
    };
    const [x, y, w, h] = [area.left, area.top - from, area.right - area.left, area.bottom - area.top];
    line(top, `M${round(x)} ${round(y + top.width / 2)}h${round(w)}`);
    line(bottom, `M${round(x)} ${round(y + h - bottom.width / 2)}h${round(w)}`);
    line(left, `M${round(x + left.width / 2)} ${round(y)}v${round(h)}`);
    line(right, `M${round(x + w - right.width / 2)} ${round(y)}v${round(h)}`);
  }

  const canvas = document.createElement("canvas").getContext("2d")!;
  function drawLine(text: string, area: Box, style: CSSStyleDeclaration, underlined: boolean): void {
    // A line that the edge would cut through says less than none.
    if (!seen(area) || area.top < from || area.bottom > from + height || !text.trim()) return;
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = canvas.measureText("中");
    const baseline = area.top + ((area.bottom - area.top) * up) / (up + down);
    const size = parseFloat(style.fontSize);
    const fill = hex(style.color);
    const marks = [
      size === 24 ? "" : ` font-size="${round(size)}"`,
      Number(style.fontWeight) >= 600 ? ' font-weight="700"' : "",
      fill === ink ? "" : ` fill="${fill}"`,
      /Songti|Serif/.test(style.fontFamily.split(",")[0] ?? "") ? ' font-family="Songti SC,STSong,Noto Serif CJK SC,serif"' : "",
      underlined ? ' text-decoration="underline"' : "",
      // Digits and letters are not as wide in every face.
      /[ -~]/.test(text.trim()) && text.trim().length > 1 ? ` textLength="${whole(area.right - area.left)}"` : "",
    ];
    drawn.push(`<text x="${round(area.left)}" y="${round(baseline - from)}"${marks.join("")}>${escape(text.trimEnd())}</text>`);
  }

  // A text by the lines that it was broken into.
  function drawText(node: Text, style: CSSStyleDeclaration, underlined: boolean): void {
    const range = document.createRange();
    let line: { text: string; area: Box } | undefined;
    const end = () => line && drawLine(line.text, line.area, style, underlined);
    const text = node.data;
    for (let at = 0; at < text.length; ) {
      const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      range.setStart(node, at);
      range.setEnd(node, at + length);
      const rect = [...range.getClientRects()].find((one) => one.width > 0.01);
      const sign = text.slice(at, at + length);
      at += length;
      if (!rect) continue;
      const area = box(rect);
      if (line && Math.abs(area.top - line.area.top) < 3) {
        line.text += sign === "\n" ? " " : sign;
        line.area.right = Math.max(line.area.right, area.right);
      } else {
        end();
        line = sign.trim() ? { text: sign, area } : undefined;
      }
    }
    end();
  }

  const washes: Record<string, string> = {
    picture__pale: `fill="${colour("pale")}"`,
    picture__wash: `fill="${colour("wash")}"`,
    picture__ground: 'fill="#fff"',
    picture__moon: 'fill="#fff"',
    picture__solid: `fill="${cobalt}"`,
    picture__fine: 'stroke-width="1.4"',
  };
  function drawDrawing(svg: SVGSVGElement, style: CSSStyleDeclaration): void {
    const area = box(svg.getBoundingClientRect());
    if (!seen(area) || svg.matches(".scroll-band, .qr__code")) return;
    const name = svg.querySelector("use")?.getAttribute("href")?.split("#")[1];
    const symbol = name ? icons.getElementById(name) : null;
    const wash = getComputedStyle(svg).getPropertyValue("--icon-wash").trim() || colour("pale");
    const inner = (symbol ?? svg).innerHTML
      .replaceAll(' xmlns="http://www.w3.org/2000/svg"', "")
      .replaceAll("var(--icon-wash,var(--pale,#C7D8EF))", wash)
      .replaceAll("currentColor", hex(style.color) ?? cobalt)
      .replace(/var\(--([\w-]+)\)/g, (_, token: string) => colour(token))
      .replace(/class="(\w+)"/g, (_, wash: string) => washes[wash] ?? "");
    const view = (symbol ?? svg).getAttribute("viewBox") ?? "0 0 48 48";
    const around = svg.matches(".picture") ? ` fill="none" stroke="${cobalt}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" overflow="visible"` : "";
    const placed = `x="${round(area.left)}" y="${round(area.top - from)}" width="${round(area.right - area.left)}" height="${round(area.bottom - area.top)}"`;
    if (svg.matches(".picture")) heavy.push(drawn.length);
    drawn.push(`<svg ${placed} viewBox="${view}"${around}>${inner}</svg>`);
  }

  function walk(element: Element, underlined: boolean): void {
    const style = getComputedStyle(element);
    // What is folded away is not seen, either.
    if (style.display !== "contents" && !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    if (element.matches("script, style, .visually-hidden, .skip-link, textarea")) return;
    if (element instanceof SVGSVGElement) return drawDrawing(element, style);
    drawBox(box(element.getBoundingClientRect()), style);
    if (element instanceof HTMLInputElement && element.value && element.type !== "hidden") {
      const area = box(element.getBoundingClientRect());
      const [left, size] = [area.left + parseFloat(style.paddingLeft), parseFloat(style.fontSize)];
      const middle = (area.top + area.bottom) / 2;
      canvas.font = `${style.fontSize} ${style.fontFamily}`;
      drawLine(element.value, { left, right: left + canvas.measureText(element.value).width, top: middle - size * 0.7, bottom: middle + size * 0.7 }, style, false);
    }
    const lined = underlined || style.textDecorationLine.includes("underline");
    for (const child of element.childNodes) {
      if (child instanceof Text) drawText(child, style, lined);
      else if (child instanceof Element) walk(child, lined && style.display !== "inline-block");
    }
    // The inner line of the double ring.
    const after = getComputedStyle(element, "::after");
    if (after.position === "absolute" && after.content === '""' && edges(after).some((edge) => edge.width > 0)) {
      const own = box(element.getBoundingClientRect());
      const inset = (side: string) => parseFloat(after.getPropertyValue(side)) || 0;
      const borders = edges(style);
      drawBox(
        {
          left: own.left + (borders[3]?.width ?? 0) + inset("left"),
          top: own.top + (borders[0]?.width ?? 0) + inset("top"),
          right: own.right - (borders[1]?.width ?? 0) - inset("right"),
          bottom: own.bottom - (borders[2]?.width ?? 0) - inset("bottom"),
        },
        after,
      );
    }
  }
  walk(document.body, false);

  // The double ring with its number, above everything, on a ground of its own.
  const ring = (wider: number, stroke: string) => {
    const [left, top] = [Math.max(2, goal.left - wider), Math.max(2, goal.top - from - wider)];
    const [right, bottom] = [Math.min(width - 2, goal.right + wider), Math.min(height - 2, goal.bottom - from + wider)];
    return `<rect x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(bottom - top)}" rx="${whole(8 + wider)}" fill="none" ${stroke}/>`;
  };
  const [x, y] = [Math.max(22, goal.left - 6), Math.max(22, goal.top - from - 6)];
  const marked = [
    ring(8, `stroke="${page}" stroke-width="15"`),
    ring(4, `stroke="${cobalt}" stroke-width="2"`),
    ring(11, `stroke="${cobalt}" stroke-width="5"`),
    `<circle cx="${round(x)}" cy="${round(y)}" r="18" fill="${cobalt}" stroke="${page}" stroke-width="3"/>`,
    `<text x="${round(x)}" y="${round(y + 8)}" font-size="24" font-weight="700" fill="#fff" text-anchor="middle">${number}</text>`,
  ].join("");

  const told = (target instanceof HTMLInputElement ? (target.labels?.[0]?.innerText ?? "") : (target as HTMLElement).innerText).replace(/\s+/g, " ").trim();
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" data-ringed="${escape(told)}" fill="${ink}" font-family="system-ui,PingFang SC,HarmonyOS Sans SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif" font-size="24"><path fill="${page}" d="M0 0h${width}v${height}H0z"/>`;
  const drawing = () => `${head}${drawn.join("")}${marked}</svg>\n`;
  while (new TextEncoder().encode(drawing()).length > most && heavy.length > 0) drawn[heavy.shift()!] = "";
  return drawing();
}

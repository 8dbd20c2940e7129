// Puts target/site together, which the server serves: the files of public/, the style sheet as one file, the browser part
// with its script, and what reads a code or draws again in the browser. Names of what changes with every version hold a hash of their
// contents (target/release/hash.txt tells them to the server), and Brotli and gzip are made here, once.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const tools = createRequire(new URL("../end2end/package.json", import.meta.url));
const { bundle } = tools("lightningcss");
const { transformSync } = tools("esbuild");

// The oldest browsers that understand the browser part (reference types of WASM) get a style sheet that they understand.
const targets = { chrome: 96 << 16, firefox: 79 << 16, safari: 15 << 16, ios_saf: 15 << 16 };
// Put together beside, so that a server that runs never sees half of it.
const site = "target/site.new";
const made = "target/front/made";

// Of a module the names of the whole file are its own, and get short ones; of a plain script they may be anybody's.
const lean = (script, format) => transformSync(script, { minify: true, format }).code;

// A program for the browser with the script that loads it. wasm-bindgen tells apart what the program asks of the script by hashes,
// which no compression makes smaller; numbers of the same length do as well, and spare every first visit 3 KB. (Its casts have
// numbers from the start.)
function program(name) {
  let script = readFileSync(`${made}/${name}.js`, "utf8");
  let wasm = readFileSync(`${made}/${name}_bg.wasm`, "latin1");
  for (const [number, hash] of [...new Set(script.match(/_(?!0{8})[0-9a-f]{16}\b/g))].entries()) {
    if (wasm.split(hash).length !== 2) throw new Error(`${hash} of ${name}.js is not once in ${name}_bg.wasm.`);
    const numbered = `_${number.toString().padStart(16, "0")}`;
    script = script.replaceAll(hash, numbered);
    wasm = wasm.replace(hash, numbered);
  }
  return { script, wasm: Buffer.from(wasm, "latin1") };
}

rmSync(site, { recursive: true, force: true });
cpSync("public", site, { recursive: true });
mkdirSync(`${site}/pkg`);

const hashes = {};
const keep = (kind, contents) => {
  const hash = createHash("sha256").update(contents).digest().subarray(0, 16).toString("base64url");
  hashes[kind] = hash;
  writeFileSync(`${site}/pkg/yinyao.${hash}.${kind}`, contents);
  return hash;
};
keep("css", bundle({ filename: "style/main.css", minify: true, targets }).code);
const front = program("front");
const wasm = keep("wasm", front.wasm);
keep("js", lean(front.script.replaceAll("front_bg.wasm", `yinyao.${wasm}.wasm`), "esm"));

for (const name of ["scan", "verify"]) {
  mkdirSync(`${site}/${name}`);
  const { script, wasm } = program(name);
  writeFileSync(`${site}/${name}/${name}.js`, lean(script, "esm"));
  writeFileSync(`${site}/${name}/${name}_bg.wasm`, wasm);
}
for (const name of ["camera.js", "offline.js", "service-worker.js"]) writeFileSync(`${site}/${name}`, lean(readFileSync(`public/${name}`, "utf8")));

const compressible = new Set([".css", ".js", ".wasm", ".svg", ".webmanifest", ".txt", ".json"]);
for (const file of readdirSync(site, { recursive: true }).filter((file) => compressible.has(extname(file)))) {
  const contents = readFileSync(join(site, file));
  writeFileSync(join(site, `${file}.br`), brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }));
  writeFileSync(join(site, `${file}.gz`), gzipSync(contents, { level: 9 }));
}

rmSync("target/site", { recursive: true, force: true });
renameSync(site, "target/site");
writeFileSync("target/release/hash.txt", `js: ${hashes.js}\nwasm: ${hashes.wasm}\ncss: ${hashes.css}\n`);

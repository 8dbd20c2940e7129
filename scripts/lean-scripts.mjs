// Leaves comments and indentation out of the plain scripts of public/ in target/site, a third of what they weigh, and
// compresses them anew, with what draws again in the browser, which cargo-leptos knows nothing of. In them a comment has lines of its own, and no text goes over a line's end.
import { readFileSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const name of ["offline.js", "service-worker.js"]) {
  const lean = readFileSync(`public/${name}`, "utf8").replace(/^\s*(\/\/.*)?\n|^ +/gm, "");
  // Fails if what is left is no script.
  new Script(lean);
  writeFileSync(`target/site/${name}`, lean);
  compress(`target/site/${name}`);
}
for (const name of ["verify.js", "verify_bg.wasm"]) compress(`target/site/verify/${name}`);

function compress(file) {
  const contents = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(contents));
  writeFileSync(`${file}.gz`, gzipSync(contents, { level: 9 }));
}

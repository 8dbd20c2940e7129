// Leaves comments and indentation out of the plain scripts of public/ in target/site, a third of what they weigh, and
// compresses them anew. In them a comment has lines of its own, and no text goes over a line's end.
import { readFileSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const name of ["offline.js", "service-worker.js"]) {
  const lean = readFileSync(`public/${name}`, "utf8").replace(/^\s*(\/\/.*)?\n|^ +/gm, "");
  // Fails if what is left is no script.
  new Script(lean);
  const file = `target/site/${name}`;
  writeFileSync(file, lean);
  writeFileSync(`${file}.br`, brotliCompressSync(lean));
  writeFileSync(`${file}.gz`, gzipSync(lean, { level: 9 }));
}

// Once before all tests: a folder with the demonstration's database, which every worker copies instead of filling its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./server";

export default async function makeTemplate(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "yinyao-template-"));
  const server = await serve(folder);
  await server.stop();
  process.env.YINYAO_TEMPLATE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

// Starts a server of our own for tests, on a free port, and ends it again.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

// What is tested: the release, unless somebody who is working on it names another build and its site.
export const binary = process.env.YINYAO_BINARY ?? `${root}/target/release/yinyao`;
export const site = process.env.YINYAO_SITE ?? `${root}/target/site`;

export interface Server {
  address: string;
  stop(): Promise<void>;
  // It takes connections and answers nobody, as at the end of a dead line, until it goes on.
  falterWhile<T>(task: () => Promise<T>): Promise<T>;
  // It is gone and its port is closed, until it stands there again with the same data. A browser's own switch for "offline"
  // is no use: Chromium 148 forgets it for a service worker after the next page.
  goneWhile<T>(task: () => Promise<T>): Promise<T>;
}

// Another build than the one that is tested, or the port of a server that was stopped.
export interface Serving {
  binary?: string;
  site?: string;
  port?: number;
}

export async function freePort(): Promise<number> {
  return new Promise((done) => {
    const socket = createServer().listen(0, "127.0.0.1", () => {
      const port = (socket.address() as { port: number }).port;
      socket.close(() => done(port));
    });
  });
}

// Serves the build with its files in `folder`. Ready when it says so itself.
export async function serve(folder: string, serving: Serving = {}): Promise<Server> {
  const program = serving.binary ?? binary;
  if (!existsSync(program)) throw new Error(`There is no server to test at ${program}. Run: make build`);
  const port = serving.port ?? (await freePort());
  const address = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    YINYAO_ADDRESS: `127.0.0.1:${port}`,
    YINYAO_DATA: folder,
    YINYAO_DEMONSTRATION: "on",
    LEPTOS_OUTPUT_NAME: "yinyao",
    LEPTOS_SITE_ROOT: serving.site ?? site,
    LEPTOS_SITE_PKG_DIR: "pkg",
    // Only a build by scripts/build.sh has names with hashes; it leaves the list of them beside the program.
    LEPTOS_HASH_FILES: String(existsSync(`${dirname(program)}/hash.txt`)),
  };
  const start = async () => {
    const child = spawn(program, ["serve"], { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    await ready(address, child, () => said);
    return child;
  };
  let child = await start();
  const falterWhile = async <T>(task: () => Promise<T>) => {
    child.kill("SIGSTOP");
    return task().finally(() => child.kill("SIGCONT"));
  };
  const goneWhile = async <T>(task: () => Promise<T>) => {
    await end(child);
    return task().finally(async () => (child = await start()));
  };
  return { address, stop: () => end(child), falterWhile, goneWhile };
}

async function ready(address: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${said()}`);
    if (Date.now() > until) throw new Error(`The server was not ready in two minutes:\n${said()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}

// Stands between a browser and the server and writes down every answer that goes through: also those to the service worker
// and for the icon in the tab, of which neither Playwright nor the page's own tools tell everything.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Carried {
  path: string;
  // The body, compressed as it travels.
  bytes: number;
  // Status line and headers, as HTTP/1.1 writes them; later versions write them far shorter.
  head: number;
}

export interface Wire {
  address: string;
  carried: Carried[];
  // Milliseconds since anything went through; none while an answer is awaited.
  quiet(): number;
  close(): void;
}

export async function wireTo(address: string): Promise<Wire> {
  const carried: Carried[] = [];
  let [awaited, last] = [0, Date.now()];
  const proxy = createServer((asked, answer) => {
    awaited += 1;
    const { method, url: path = "/", headers } = asked;
    const onward = request(address + path, { method, headers }, (given) => {
      const head = given.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, "HTTP/1.1 200 OK\r\n\r\n".length);
      const entry = { path, bytes: 0, head };
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.on("data", (chunk: Buffer) => {
        entry.bytes += chunk.length;
        answer.write(chunk);
      });
      given.on("end", () => {
        answer.end();
        carried.push(entry);
        [awaited, last] = [awaited - 1, Date.now()];
      });
    });
    asked.pipe(onward);
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    carried,
    quiet: () => (awaited ? 0 : Date.now() - last),
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

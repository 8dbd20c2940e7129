// Certificates and addresses for calendars: somebody was at a class, has a certificate about it, and anybody checks its code.
import { type APIRequestContext, expect } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";
import { regular } from "./people";

export async function certificatePaths(
  desk: Desk,
  readers: Record<"regular" | "learner" | "newcomer", APIRequestContext>,
) {
  const { request, address } = desk;
  const led = async (by: APIRequestContext, action: string, fields: Record<string, string>) => {
    const { pathname, search } = new URL((await send(by, address, action, fields)).url);
    return pathname + search;
  };
  const person = await memberOf(desk);
  const wanted = await wasThere(desk, person);
  const made = await led(request, "/forms/desk-certificate", { person, certified: wanted });
  expect(made).toMatch(/^\/desk\/certificates\//);
  const id = made.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const code = (await (await request.get(made)).text()).match(/\d{4} \d{4} \d{4} \d{4}/)?.[0] ?? "";
  const rooms = await (await request.get("/desk/feeds")).text();
  const room = rooms.match(/value="(room [0-9a-f-]{36})"/)?.[1] ?? "";
  await send(request, address, "/forms/desk-feed-renew", { feed: room });
  return {
    deskCertificates: `/desk/members/${person}/certificates`,
    deskBadCertificate: await led(request, "/forms/desk-certificate", { person, certified: "" }),
    deskCertificate: `/desk/certificates/${id}`,
    deskRevocation: `/desk/certificates/${id}/revocation`,
    deskBadRevocation: await led(request, "/forms/desk-revoke-certificate", { certificate: id, reason: "" }),
    certificate: `/certificates/${id}`,
    badCertificate: await led(readers.regular, "/forms/my-certificate", { certified: "" }),
    badCheck: await led(readers.learner, "/forms/certificate-check", { code: "1234" }),
    certificateChecked: await led(readers.newcomer, "/forms/certificate-check", { code }),
  };
}

// The regular, as the counter finds them.
export async function memberOf(desk: Desk): Promise<string> {
  await send(desk.request, desk.address, "/forms/desk-member-find", { q: regular.slice(-4) });
  const found = await (await desk.request.get("/desk/members?found")).text();
  return found.match(/\/desk\/members\/([0-9a-f-]{36})"/)?.[1] ?? "";
}

// Marks them as present at the first session of a class that they are on, and answers what may be certified.
export async function wasThere(desk: Desk, person: string): Promise<string> {
  const page = await (await desk.request.get(`/desk/members/${person}/certificates`)).text();
  const wanted = page.match(/value="(class [0-9a-f-]{36})"/)?.[1] ?? "";
  const sessions = await (await desk.request.get(`/desk/offerings/${wanted.slice(6)}/sessions`)).text();
  const session = sessions.match(/\/desk\/sessions\/([0-9a-f-]{36})/)?.[1] ?? "";
  await send(desk.request, desk.address, "/forms/desk-register", { session, [`marks[of-${person}]`]: "present" });
  return wanted;
}

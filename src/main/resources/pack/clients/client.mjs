// Sends to the hub and takes from it over HTTP. Node 18 or newer, nothing else.
//
//   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... node client.mjs send <kind> <file.json> <your-id>
//   ... node client.mjs take <kind>
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const hub = process.env.HUB_URL.replace(/\/$/, "") + "/api/v1";
const login = Buffer.from(`${process.env.HUB_USER}:${process.env.HUB_SECRET}`).toString("base64");
const tries = 8;

/** Tries again when there was no answer, or one that says so. */
async function call(method, path, body, headers = {}) {
  for (let attempt = 1; ; attempt++) {
    let wait = Math.min(2 ** attempt, 60);
    try {
      const answer = await fetch(hub + path, {
        method,
        body,
        headers: { Authorization: `Basic ${login}`, "Content-Type": "application/json", ...headers },
        signal: AbortSignal.timeout(30_000),
      });
      if (![429, 503].includes(answer.status) || attempt === tries) {
        return { status: answer.status, json: await answer.json() };
      }
      wait = Number(answer.headers.get("Retry-After") ?? wait);
    } catch (unanswered) {
      if (attempt === tries) throw unanswered;
    }
    await pause(wait * 1000);
  }
}

async function send(kind, file, ownId) {
  const body = await readFile(file);
  // the same id and the same body may be sent as often as you like: it arrives once
  const sent = await call("POST", `/messages/${kind}`, body, { "Idempotency-Key": ownId });
  if (sent.status !== 202) {
    console.log(JSON.stringify(sent.json, null, 2));
    return 1;
  }
  for (let turn = 0; turn < 60; turn++) {
    const { status, json } = await call("GET", `/messages/${sent.json.messageId}`);
    if (status === 200 && json.state !== "RECEIVED") {
      console.log(JSON.stringify(json, null, 2));
      return ["ACCEPTED", "DUPLICATE", "WAITING"].includes(json.state) ? 0 : 1;
    }
    await pause(500);
  }
  console.log(`RECEIVED ${sent.json.messageId}`);
  return 0;
}

async function take(kind) {
  for (;;) {
    const page = await call("GET", `/outbox/${kind}`);
    if (page.status !== 200) {
      console.log(JSON.stringify(page.json, null, 2));
      return 1;
    }
    if (page.json.items.length === 0) return 0;
    for (const item of page.json.items) {
      // store it first; what is not acknowledged comes again
      console.log(JSON.stringify(item));
      await call("POST", `/outbox/${item.id}/ack`);
    }
  }
}

const [command, ...rest] = process.argv.slice(2);
const commands = { send: [send, 3], take: [take, 1] };
if (!commands[command] || rest.length !== commands[command][1]) {
  console.error("client.mjs send <kind> <file.json> <your-id> | client.mjs take <kind>");
  process.exit(2);
}
process.exitCode = await commands[command][0](...rest);

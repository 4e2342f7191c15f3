// Sends to the hub and takes from it over HTTP. Node 18 or newer, nothing else.
//
//   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... node client.mjs send <kind> <file.json> <your-id>
//   ... node client.mjs take <kind>
//
// While the hub does not answer, it tries again, for HUB_PATIENCE seconds (1800 if you do not say).
import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { setTimeout as pause } from "node:timers/promises";

const hub = process.env.HUB_URL.replace(/\/$/, "") + "/api/v1";
const login = Buffer.from(`${process.env.HUB_USER}:${process.env.HUB_SECRET}`).toString("base64");
const patience = Number(process.env.HUB_PATIENCE ?? 1800) * 1000;
const again = [408, 429, 500, 502, 503, 504];
const longestPause = 30;

/** Makes the same request again until there is an answer, with longer and longer pauses. */
async function call(method, path, body, headers = {}) {
  const giveUp = Date.now() + patience;
  for (let wait = 1; ; wait = Math.min(wait * 2, longestPause)) {
    let seconds = wait;
    try {
      const answer = await once(method, new URL(hub + path), body, headers);
      if (!again.includes(answer.status) || Date.now() > giveUp) {
        return { status: answer.status, json: asJson(answer.text) };
      }
      seconds = /^[0-9]+$/.test(answer.after) ? Number(answer.after) : wait;
    } catch (unanswered) {
      if (Date.now() > giveUp) throw unanswered;
    }
    await pause(seconds * 1000);
  }
}

/** One request with a connection of its own. */
function once(method, url, body, headers) {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      {
        method,
        timeout: 30_000,
        headers: { Authorization: `Basic ${login}`, "Content-Type": "application/json", ...headers },
      },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode,
            after: answer.headers["retry-after"] ?? "",
            text: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    request.on("timeout", () => request.destroy(new Error("no answer within 30 s")));
    request.on("error", reject);
    request.end(body);
  });
}

/** What a proxy in front of the hub answers may be something else. */
function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
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

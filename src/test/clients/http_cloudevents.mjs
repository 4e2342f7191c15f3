// HTTP by the CloudEvents SDK for JavaScript; the one argument is the mode, binary or structured.
import { CloudEvent, HTTP } from 'cloudevents';
import { Refused, serve } from './lines.mjs';

const mode = process.argv[2];
const given = new Map();

async function ask(user, path, options = {}) {
  const { port, password } = given.get(user);
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    ...options,
    headers: {
      ...options.headers,
      authorization: 'Basic ' + Buffer.from(`${user}:${password}`).toString('base64'),
    },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(text);
  return JSON.parse(text);
}

async function until(look) {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

serve({
  async connect(command) {
    given.set(command.user, { ...command, after: '0' });
    // what was told before is not this client's
    for (let told = true; told; ) {
      const { after } = given.get(command.user);
      const page = await ask(command.user, `receipts?limit=1000&after=${after}`);
      given.get(command.user).after = page.next;
      told = page.items.length > 0;
    }
  },

  async send({ user, address, body, attributes }) {
    const [, partner, kind] = address.split('.');
    const event = new CloudEvent({
      ...attributes,
      type: `${partner}.${kind}`,
      datacontenttype: 'application/json',
      data: JSON.parse(body),
    });
    const message = mode === 'binary' ? HTTP.binary(event) : HTTP.structured(event);
    await ask(user, `messages/${kind}`, {
      method: 'POST',
      headers: message.headers,
      body: message.body,
    });
  },

  async take({ user, address, count }) {
    const [of, , kind] = address.split('.');
    const taken = [];
    while (taken.length < count) {
      taken.push(await until(() => (of === 'receipts' ? receipt(user) : delivery(user, kind))));
    }
    return { taken };
  },
});

async function receipt(user) {
  const { after } = given.get(user);
  const page = await ask(user, `receipts?after=${after}&limit=1`);
  given.get(user).after = page.next;
  if (page.items.length === 0) return undefined;
  const event = HTTP.toEvent({
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(page.items[0]),
  });
  event.validate();
  return { body: JSON.stringify({ data: event.data }) };
}

async function delivery(user, kind) {
  const page = await ask(user, `outbox/${kind}?limit=1`);
  if (page.items.length === 0) return undefined;
  const { id, data } = page.items[0];
  await ask(user, `outbox/${id}/ack`, { method: 'POST' });
  return { body: JSON.stringify(data) };
}

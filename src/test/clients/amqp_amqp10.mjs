// AMQP 1.0 by amqp10, a client that is older than most and has a codec of its own.
import amqp10 from 'amqp10';
import { Refused, serve } from './lines.mjs';

const connections = new Map();

/** Its own way of connecting again tries a wrong password again, too: the program does it instead. */
const POLICY = amqp10.Policy.merge({ reconnect: { retries: 0, forever: false } }, amqp10.Policy.Default);

/** The library tells of some refusals only beside the promise it gave. */
async function asked(client, promise) {
  let listener;
  const refusal = new Promise((_, reject) => {
    listener = reject;
    client.on('client:errorReceived', listener);
  });
  try {
    return await Promise.race([promise, refusal]);
  } catch (error) {
    throw new Refused(`${error.condition ?? error.name} ${error.description ?? error.message}`);
  } finally {
    client.removeListener('client:errorReceived', listener);
  }
}

async function login(given) {
  const { port, user, password } = given;
  const client = new amqp10.Client(POLICY);
  client.on('client:errorReceived', () => {});
  await asked(client, client.connect(`amqp://${user}:${password}@127.0.0.1:${port}`));
  const connection = { client, given, gone: false };
  client.on('disconnected', () => (connection.gone = true));
  connections.set(user, connection);
}

/** After a refusal the library remembers a link that is not there; a program begins anew then. */
async function orAnew(user, work) {
  if (connections.get(user).gone) {
    await login(connections.get(user).given);
  }
  const { client, given } = connections.get(user);
  try {
    await work(client);
  } catch (error) {
    client.disconnect().catch(() => {});
    await login(given);
    throw error;
  }
}

serve({
  connect: login,

  async send({ user, address, body, attributes }) {
    const applicationProperties = {};
    for (const [name, value] of Object.entries(attributes)) {
      applicationProperties[`cloudEvents:${name}`] = value;
    }
    await orAnew(user, async (client) => {
      const sender = await asked(client, client.createSender(address));
      sender.on('errorReceived', () => {});
      await asked(client, sender.send({ applicationProperties, body: Buffer.from(body) }));
      await sender.detach();
    });
  },

  async take({ user, address, count }) {
    const taken = [];
    await orAnew(user, async (client) => {
      const receiver = await asked(
        client,
        client.createReceiver(address, { credit: () => {}, attach: { rcvSettleMode: 0 } }),
      );
      receiver.on('errorReceived', () => {});
      await asked(
        client,
        new Promise((resolve) => {
          receiver.on('message', (message) => {
            receiver.accept(message);
            taken.push({ body: message.body.toString() });
            if (taken.length === count) resolve();
          });
          receiver.addCredits(count);
        }),
      );
      await receiver.detach();
    });
    return { taken };
  },
});

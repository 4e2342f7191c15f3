// MQTT 3.1.1 and 5 by MQTT.js; the one argument is the version of the protocol, 4 or 5.
import mqtt from 'mqtt';
import { Refused, serve } from './lines.mjs';

const version = Number(process.argv[2]);
const clients = new Map();

/** Whichever comes first of what was asked for and the end of the connection, with the hub's reason. */
function orEnd(client, asked) {
  return new Promise((resolve, reject) => {
    const gone = (packet) => reject(new Refused(packet?.properties?.reasonString ?? 'closed'));
    client.once('disconnect', gone);
    client.once('close', gone);
    asked.then(resolve, (error) => reject(refused(error))).finally(() => {
      client.removeListener('disconnect', gone);
      client.removeListener('close', gone);
    });
  });
}

function refused(error) {
  return new Refused(
    `${error.code ?? ''} ${error.packet?.properties?.reasonString ?? ''} ${error.message}`,
  );
}

async function up(user) {
  if (!clients.get(user).client.connected) {
    await anew(user);
  }
  return clients.get(user).client;
}

/**
 * A message that was refused by closing, as version 3.1.1 has it, would be sent again and again by the
 * library; a program that was refused, or whose connection broke, begins anew.
 */
async function anew(user) {
  const { client, given } = clients.get(user);
  await client.endAsync(true);
  await login(given);
}

async function login(given) {
  const { port, user, password } = given;
  const client = mqtt.connect({
    host: '127.0.0.1',
    port,
    username: user,
    password,
    protocolVersion: version,
    reconnectPeriod: 0,
  });
  client.on('error', () => {});
  const messages = new Map();
  const subscribed = new Set();
  client.on('message', (topic, payload) => {
    messages.set(topic, [...(messages.get(topic) ?? []), { body: payload.toString() }]);
  });
  await new Promise((resolve, reject) => {
    client.once('connect', resolve);
    client.once('error', (error) => {
      client.end(true);
      reject(refused(error));
    });
  });
  clients.set(user, { client, given, messages, subscribed });
}

serve({
  connect: login,

  async send({ user, address, body, attributes }) {
    const client = await up(user);
    const properties = version === 5 ? { userProperties: attributes } : undefined;
    try {
      await orEnd(
        client,
        new Promise((resolve, reject) => {
          client.publish(address.replaceAll('.', '/'), body, { qos: 1, properties }, (error, packet) =>
            error ? reject(Object.assign(error, { packet })) : resolve(),
          );
        }),
      );
    } catch (error) {
      await anew(user);
      throw error;
    }
  },

  async take({ user, address, count }) {
    const client = await up(user);
    const { messages, subscribed } = clients.get(user);
    const topic = address.replaceAll('.', '/');
    if (!subscribed.has(topic)) {
      const granted = await orEnd(client, client.subscribeAsync(topic, { qos: 1 }));
      if (granted.some(({ qos }) => qos >= 128)) throw new Refused('not granted');
      subscribed.add(topic);
    }
    // what comes beyond what is asked for now waits for the next time
    while ((messages.get(topic) ?? []).length < count) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return { taken: messages.get(topic).splice(0, count) };
  },
});

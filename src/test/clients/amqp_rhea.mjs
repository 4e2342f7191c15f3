// AMQP 1.0 by rhea.
import rhea from 'rhea';
import { Refused, serve } from './lines.mjs';

const connections = new Map();

/** A promise for the first of some events; those named last are refusals. */
function first(emitter, good, bad) {
  return new Promise((resolve, reject) => {
    const listeners = [];
    const on = (name, act) => {
      const listener = (context) => {
        listeners.forEach(([event, one]) => emitter.removeListener(event, one));
        act(context);
      };
      listeners.push([name, listener]);
      emitter.on(name, listener);
    };
    good.forEach((name) => on(name, resolve));
    bad.forEach((name) =>
      on(name, (context) => {
        const error =
          context.receiver?.error ??
          context.sender?.error ??
          context.delivery?.remote_state?.error ??
          context.connection.error ??
          context.error;
        reject(new Refused(`${error?.condition} ${error?.description}`));
      }),
    );
  });
}

/** The library connects again by itself; what is asked for meanwhile waits. */
async function up(user) {
  const connection = connections.get(user);
  if (!connection.is_open()) {
    await first(connection, ['connection_open'], []);
  }
  return connection;
}

serve({
  async connect({ port, user, password }) {
    const connection = rhea.create_container().connect({
      host: '127.0.0.1',
      port,
      username: user,
      password,
      initial_reconnect_delay: 50,
      max_reconnect_delay: 200,
    });
    connection.on('disconnected', () => {});
    connection.on('connection_error', () => {});
    await first(connection, ['connection_open'], ['connection_error', 'connection_close']);
    connections.set(user, connection);
  },

  async send({ user, address, body, attributes }) {
    const connection = await up(user);
    const sender = connection.open_sender({ target: address, autosettle: true });
    try {
      await first(sender, ['sendable'], ['sender_error', 'sender_close']);
      const properties = {};
      for (const [name, value] of Object.entries(attributes)) {
        properties[`cloudEvents:${name}`] = value;
      }
      const outcome = first(sender, ['accepted'], ['rejected', 'modified', 'released', 'sender_error']);
      sender.send({
        body: rhea.message.data_section(Buffer.from(body)),
        application_properties: properties,
      });
      await outcome;
    } finally {
      sender.close();
    }
  },

  async take({ user, address, count }) {
    const connection = await up(user);
    const receiver = connection.open_receiver({
      source: address,
      credit_window: 0,
      autoaccept: false,
    });
    receiver.add_credit(count);
    const taken = [];
    try {
      while (taken.length < count) {
        const { message, delivery } = await first(receiver, ['message'], ['receiver_error']);
        taken.push({ body: message.body.content.toString() });
        delivery.accept();
      }
    } finally {
      receiver.close();
    }
    return { taken };
  },
});

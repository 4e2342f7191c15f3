// STOMP 1.2 by @stomp/stompjs. It is made for browsers, so it gets a TCP connection that looks like the
// WebSocket it expects.
import { Client, ReconnectionTimeMode } from '@stomp/stompjs';
import { connect } from 'node:net';
import { Refused, serve } from './lines.mjs';

const clients = new Map();
let receipts = 0;

class Tcp {
  constructor(port) {
    this.readyState = 0;
    this.socket = connect(port, '127.0.0.1', () => {
      this.readyState = 1;
      this.onopen?.({});
    });
    this.socket.on('data', (data) => this.onmessage?.({ data: data.buffer.slice(data.byteOffset, data.byteOffset + data.length) }));
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.readyState = 3;
      this.onclose?.({ code: 1000 });
    });
  }

  send(data) {
    this.socket.write(typeof data === 'string' ? data : Buffer.from(data));
  }

  close() {
    this.socket.end();
  }

  terminate() {
    this.socket.destroy();
  }
}

/** Those of its connection of now. */
function subscriptions(client) {
  client.webSocket.addresses ??= new Set();
  return client.webSocket.addresses;
}

function refused(frame) {
  return new Refused(`${frame.headers.message} ${frame.body}`);
}

/** Waits until the client is connected and hears of an ERROR that comes before `asked` is done. */
async function orError(user, asked) {
  const { client } = clients.get(user);
  if (!client.connected) {
    await new Promise((resolve) => (client.onConnect = resolve));
  }
  return new Promise((resolve, reject) => {
    // the hub closes after an ERROR, and only then the client may begin anew
    let why = new Refused('closed');
    client.onStompError = (frame) => (why = refused(frame));
    client.onWebSocketClose = () => reject(why);
    asked(client, resolve);
  }).finally(() => {
    client.onStompError = () => {};
    client.onWebSocketClose = () => {};
  });
}

serve({
  async connect({ port, user, password }) {
    const client = new Client({
      webSocketFactory: () => new Tcp(port),
      connectHeaders: { login: user, passcode: password },
      reconnectDelay: 100,
      reconnectTimeMode: ReconnectionTimeMode.LINEAR,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      forceBinaryWSFrames: true,
    });
    await new Promise((resolve, reject) => {
      client.onConnect = resolve;
      client.onStompError = (frame) => {
        client.reconnectDelay = 0;
        reject(refused(frame));
      };
      client.activate();
    });
    clients.set(user, { client, messages: new Map() });
  },

  async send({ user, address, body, attributes }) {
    const headers = { receipt: `sent-${++receipts}`, 'content-type': 'application/json' };
    for (const [name, value] of Object.entries(attributes)) {
      headers[`cloudEvents_${name}`] = value;
    }
    await orError(user, (client, done) => {
      client.watchForReceipt(headers.receipt, done);
      client.publish({ destination: address, headers, body });
    });
  },

  async take({ user, address, count }) {
    const { messages } = clients.get(user);
    await orError(user, (client, done) => {
      if (!subscriptions(client).has(address)) {
        subscriptions(client).add(address);
        client.subscribe(
          address,
          (message) => {
            messages.set(address, [...(messages.get(address) ?? []), { body: message.body }]);
            message.ack();
          },
          { ack: 'client-individual' },
        );
      }
      // what comes beyond what is asked for now waits for the next time
      const look = setInterval(() => {
        if ((messages.get(address) ?? []).length < count) return;
        clearInterval(look);
        done();
      }, 10);
    });
    return { taken: messages.get(address).splice(0, count) };
  },
});

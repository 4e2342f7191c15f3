// What every client program of these tests does: it reads a command a line, as JSON, and answers each
// with a line: {"ok": true}, {"taken": [...]}, {"refused": why} or {"failed": why}.
import { createInterface } from 'node:readline';

const PATIENCE_MS = 20_000;

/** What the hub said no to, in its own words. */
export class Refused extends Error {}

/** Waits for a promise, and no longer than a client would. */
export function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing came`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * @param commands connect, send and take: each takes the command and gives the answer, if it has more to
 *     say than that all went well
 */
export function serve(commands) {
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    last = last.then(() => answer(commands, JSON.parse(line)));
  });
  lines.on('close', () => last.then(() => process.exit(0)));
}

async function answer(commands, given) {
  let said;
  try {
    said = (await within(commands[given.do](given), given.do)) ?? { ok: true };
  } catch (error) {
    said = error instanceof Refused ? { refused: error.message } : { failed: String(error) };
  }
  process.stdout.write(JSON.stringify(said) + '\n');
}

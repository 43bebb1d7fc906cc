import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { oneAtATime } from '../../../src/add-on/server/one-at-a-time.ts';

/** A connection, and requests on it whose answers are ended by hand. */
function connection() {
  const began: string[] = [];
  const answers = new Map<string, EventEmitter>();
  const turns = oneAtATime((req) => void began.push(req.url ?? ''));
  const open = () => {
    const socket = Object.assign(new EventEmitter(), {
      destroyed: false,
      destroy: () => {
        socket.destroyed = true;
      },
    });
    return socket;
  };
  const send = (socket: ReturnType<typeof open>, url: string) => {
    const answer = new EventEmitter();
    answers.set(url, answer);
    turns.listener({ url, socket } as unknown as IncomingMessage, answer as unknown as ServerResponse);
  };
  return { began, turns, open, send, end: (url: string) => answers.get(url)?.emit('close') };
}

test('a request that was sent ahead is begun when the one before it is answered; other connections do not wait', () => {
  const { began, turns, open, send, end } = connection();
  const [one, other] = [open(), open()];
  for (const url of ['a', 'b', 'c']) send(one, url);
  send(other, 'x');
  expect([began, turns.inFlight()]).toEqual([['a', 'x'], 2]);
  end('a');
  expect([began, turns.inFlight()]).toEqual([['a', 'x', 'b'], 2]);
  end('b');
  end('c');
  end('x');
  expect([began, turns.inFlight()]).toEqual([['a', 'x', 'b', 'c'], 0]);
  send(one, 'd');
  expect(began.at(-1)).toBe('d');
});

test('what waits goes with its connection', () => {
  const { began, turns, open, send, end } = connection();
  const socket = open();
  for (const url of ['a', 'b']) send(socket, url);
  socket.destroy();
  end('a');
  expect([began, turns.inFlight()]).toEqual([['a'], 0]);
});

test('whoever sends more than 256 ahead is cut off', () => {
  const { open, send } = connection();
  const socket = open();
  for (let sent = 0; sent <= 256; sent += 1) send(socket, `${sent}`);
  expect(socket.destroyed).toBe(false);
  send(socket, 'one too many');
  expect(socket.destroyed).toBe(true);
});

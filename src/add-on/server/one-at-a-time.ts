import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Call = readonly [req: IncomingMessage, res: ServerResponse];

/** What a connection is doing. */
interface Turn {
  busy: boolean;
  readonly waiting: Call[];
}

/** A listener that begins a request only when the one before it on the same connection has been answered. */
export interface OneAtATime {
  readonly listener: RequestListener;
  /** Requests begun and neither answered nor cut off. */
  inFlight(): number;
}

/** HTTP/1.1 lets a client send ahead (RFC 9112 §9.3.2); nobody who waits for answers sends more than this. */
const mostAhead = 256;

/**
 * Node begins every request of a connection as it arrives, and an answer that waits behind another has no socket yet: when
 * the connection goes, it is never told, and whatever it holds (an open file, a place in a count) is held for good. So a
 * request that was sent ahead waits before it is begun, and goes with its connection.
 */
export function oneAtATime(handler: RequestListener): OneAtATime {
  const turns = new WeakMap<Socket, Turn>();
  let begun = 0;

  function begin(turn: Turn, [req, res]: Call): void {
    turn.busy = true;
    begun += 1;
    // `close` comes once, after every answer that has its socket, finished or broken off.
    res.on('close', () => {
      begun -= 1;
      turn.busy = false;
      const next = turn.waiting.shift();
      if (next !== undefined && !req.socket.destroyed) begin(turn, next);
    });
    handler(req, res);
  }

  function turnOf(socket: Socket): Turn {
    const known = turns.get(socket);
    if (known) return known;
    const turn: Turn = { busy: false, waiting: [] };
    turns.set(socket, turn);
    return turn;
  }

  return {
    inFlight: () => begun,
    listener: (req, res) => {
      const turn = turnOf(req.socket);
      if (!turn.busy) begin(turn, [req, res]);
      else if (turn.waiting.length < mostAhead) turn.waiting.push([req, res]);
      else req.socket.destroy();
    },
  };
}

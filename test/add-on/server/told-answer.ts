import type { Response } from 'express';

export interface Said {
  status: number;
  readonly headers: Record<string, string>;
  /** What was sent as JSON. */
  body?: unknown;
  /** What was sent as it is, and the type it was given. */
  sent?: unknown;
  type?: string;
  ended?: boolean;
}

/** An answer that only remembers what was said. */
export function toldAnswer() {
  const said: Said = { status: 200, headers: {} };
  const finished: (() => void)[] = [];
  const finish = () => {
    for (const listener of finished) listener();
    return res;
  };
  const res = {
    locals: {},
    headersSent: false,
    setHeader: (name: string, value: string) => {
      said.headers[name] = value;
    },
    status: (status: number) => {
      said.status = status;
      return res;
    },
    type: (type: string) => {
      said.type = type;
      return res;
    },
    json: (body: unknown) => {
      said.body = body;
      return finish();
    },
    send: (sent: unknown) => {
      said.sent = sent;
      return finish();
    },
    end: () => {
      said.ended = true;
      finish();
    },
    on: (_event: 'finish', listener: () => void) => void finished.push(listener),
    get statusCode() {
      return said.status;
    },
  };
  return { said, res: res as unknown as Response };
}

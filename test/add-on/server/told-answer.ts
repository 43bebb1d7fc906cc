import type { Response } from 'express';

/** An answer that only remembers what was said. */
export function toldAnswer() {
  const said: { status: number; headers: Record<string, string>; body?: unknown } = {
    status: 200,
    headers: {},
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
    json: (body: unknown) => {
      said.body = body;
      return res;
    },
  };
  return { said, res: res as unknown as Response };
}

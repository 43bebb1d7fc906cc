import { parse as parseContentType } from 'content-type';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { answerError } from './answers.ts';
import { isTooManifold } from './json-shape.ts';

/** 1 MiB; Forge sends at most 500 KB from a page and Jira's lifecycle calls are below 4 KB. */
const limitBytes = 1_048_576;

/** Our own callers write `application/json` and a charset; what is longer is no content type of theirs. */
const longestContentType = 128;

/**
 * Judges the body by the head of its request, before anything else: JSON and nothing else (415), no compressed body, which none
 * of our callers sends and which would only open a door for bombs, and none declared larger than 1 MiB. The body itself is
 * read by {@link readJson} once the caller is known.
 */
export function afterBodyHead(handler: RequestHandler): RequestHandler {
  return (req, res, next) => (refusesBody(req, res) ? undefined : handler(req, res, next));
}

/** Whether the body is refused, and answered so. */
function refusesBody({ headers }: Request, res: Response): boolean {
  const empty = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
  if (!empty && !isJson(headers['content-type'] ?? '')) {
    answerError(res, 415, 'unsupported-media-type', 'Send the body as application/json.');
    return true;
  }
  if (!empty && (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    answerError(res, 415, 'unsupported-media-type', 'Send the body as it is, not compressed.');
    return true;
  }
  if (Number(headers['content-length'] ?? 0) > limitBytes) {
    // The connection stays: one that is closed on a body still under way is reset, and a proxy then tells its caller 502.
    answerError(res, 413, 'too-large', 'The body is larger than 1 MiB.');
    return true;
  }
  return false;
}

/** The parser would take other encodings, utf-7 among them; JSON is UTF-8 (RFC 8259 §8.1). */
function isJson(header: string): boolean {
  if (header.length > longestContentType) return false;
  try {
    const { type, parameters } = parseContentType(header);
    const { charset = 'utf-8', ...others } = parameters;
    return (
      type.toLowerCase() === 'application/json' &&
      charset.toLowerCase() === 'utf-8' &&
      Object.keys(others).length === 0
    );
  } catch {
    return false;
  }
}

const asSent: Parameters<typeof express.raw>[0] = {
  limit: limitBytes,
  type: () => true,
  inflate: false,
  verify: (_req, _res, body) => {
    if (isTooManifold(body)) throw new ManifoldBody();
  },
};
const parser = express.json({ ...asSent, strict: true });
const collector = express.raw(asSent);

/** A body that would cost more to read than anything we are sent is worth; the failure handler answers by its status. */
class ManifoldBody extends Error {
  readonly status = 400;
}

/**
 * Reads and parses the body; an empty object, or undefined, where there is none. To be called once the caller is known: until then not a byte
 * of a body is kept. Rejects with an error that carries its HTTP status.
 */
export function readJson(req: Request, res: Response): Promise<unknown> {
  return read(parser, req, res);
}

/** As {@link readJson}, for a body that is parsed elsewhere: its bytes, held to the same limits. */
export async function readBytes(req: Request, res: Response): Promise<Uint8Array> {
  const body = await read(collector, req, res);
  return body instanceof Uint8Array ? body : new Uint8Array();
}

function read(through: RequestHandler, req: Request, res: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    void through(req, res, (error?: unknown) => {
      if (error) reject(error);
      else resolve(req.body);
    });
  });
}

import express, { type RequestHandler } from 'express';
import { answerError } from './answers.ts';

/** 1 MiB; Forge sends at most 500 KB from a page and Jira's lifecycle calls are below 4 KB. */
const limitBytes = 1_048_576;

/** The parser would take other encodings, utf-7 among them; JSON is UTF-8 (RFC 8259 §8.1). */
const jsonInUtf8 = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i;

/**
 * JSON and nothing else: another content type is 415, as is a compressed body, which none of our callers sends and which
 * would only open a door for bombs. No body at all is left undefined for the route to judge.
 */
export function jsonBody(): RequestHandler[] {
  const onlyJson: RequestHandler = (req, res, next) => {
    const empty =
      req.headers['transfer-encoding'] === undefined && (req.headers['content-length'] ?? '0') === '0';
    if (empty || jsonInUtf8.test(req.headers['content-type'] ?? '')) next();
    else answerError(res, 415, 'unsupported-media-type', 'Send the body as application/json.');
  };
  return [
    onlyJson,
    express.json({ limit: limitBytes, type: 'application/json', inflate: false, strict: true }),
  ];
}

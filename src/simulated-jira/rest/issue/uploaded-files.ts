import { partsOf } from '../../multipart.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';

export const uploadLimit = 10_485_760;

export interface UploadedFile {
  readonly filename: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Types by the end of a name, where the client names none. */
const types: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

function typeOf(filename: string, stated: string | null): string {
  const plain = stated?.split(';')[0]?.trim() ?? '';
  if (plain !== '' && plain !== 'application/octet-stream') return plain;
  return types[filename.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** The files of an upload; without the header against forged requests it is refused, as recorded. `may`: whether the caller is let through. */
export function uploadedFiles(
  { request: { headers, body } }: RestCall,
  may: boolean,
): readonly UploadedFile[] | WireResponse {
  const parts = partsOf(headers['content-type'] ?? '', body);
  if (parts === null) return { status: 415, headers: {}, body: '' };
  if (!/^(?:no-check|nocheck)$/i.test(String(headers['x-atlassian-token'] ?? '')))
    return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'XSRF check failed' };
  if (!may) return jiraError(403, ['You do not have permission to create attachments for this issue']);
  const files = parts.filter(({ filename, name }) => name === 'file' && filename !== null);
  if (files.length === 0)
    return jiraError(400, ['No file was attached: the part of the body must be called file.']);
  if (files.some(({ bytes }) => bytes.length > uploadLimit))
    return jiraError(413, ['The file exceeds its maximum permitted size of 10485760 bytes.']);
  return files.map(({ filename, contentType, bytes }) => {
    const name = filename ?? 'file';
    return { filename: name, mimeType: typeOf(name, contentType), bytes: new Uint8Array(bytes) };
  });
}

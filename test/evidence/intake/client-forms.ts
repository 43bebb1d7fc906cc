/** One call with all its facts, to be written as one program or another prints it. */
export interface Told {
  readonly method: string;
  readonly url: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  readonly got: Readonly<Record<string, string>>;
  readonly body: string;
}

const heads = (mark: string, headers: Told['got']) =>
  Object.entries(headers).map(([name, value]) => `${mark}${name}: ${value}`);
const lowered = (headers: Told['got']) =>
  Object.fromEntries(
    Object.entries(headers)
      .reverse()
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
const python = (text: string) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
const pythonDict = (headers: Told['got']) =>
  `{${Object.entries(headers)
    .map(([name, value]) => `${python(name)}: ${python(value)}`)
    .join(', ')}}`;

function verbose({ method, url, sent, status, got, body }: Told): string {
  const { host, protocol } = new URL(url);
  return [
    `* Connected to ${host} port ${protocol === 'http:' ? 80 : 443}`,
    `> ${method} ${url.slice(url.indexOf(host) + host.length) || '/'} HTTP/1.1`,
    `> Host: ${host}`,
    ...heads('> ', sent),
    '>',
    `< HTTP/1.1 ${status}`,
    ...heads('< ', got),
    '<',
    body,
  ].join('\n');
}

/** The same call in the words of many clients; the facts are the same in each. */
export const clientForms: Readonly<Record<string, (told: Told) => string>> = {
  'curl -i': ({ method, url, sent, status, got, body }) =>
    [
      `$ curl -i -X ${method} ${Object.entries(sent)
        .map(([name, value]) => `-H "${name}: ${value}"`)
        .join(' ')} '${url}'`,
      `HTTP/1.1 ${status}`,
      ...heads('', got),
      '',
      body,
    ].join('\n'),
  'curl -v': verbose,
  'curl -v, headers in lower case and another order': (told) =>
    verbose({ ...told, sent: lowered(told.sent), got: lowered(told.got) }),
  'Python requests': ({ method, url, sent, status, got, body }) =>
    [
      `>>> r = requests.${method.toLowerCase()}(url, headers=${pythonDict(sent)})`,
      '>>> r.raise_for_status()',
      'Traceback (most recent call last):',
      '  File "/app/sync.py", line 88, in <module>',
      `requests.exceptions.HTTPError: ${status} Client Error: for url: ${url}`,
      '>>> r.headers',
      pythonDict(got),
      '>>> r.text',
      python(body),
    ].join('\n'),
  axios: ({ method, url, sent, status, got, body }) =>
    [
      `AxiosError: Request failed with status code ${status}`,
      '    at settle (/app/node_modules/axios/lib/core/settle.js:19:12) {',
      `  config: { headers: ${JSON.stringify(sent)}, method: '${method.toLowerCase()}', url: '${url}' },`,
      `  response: { status: ${status}, headers: ${JSON.stringify(lowered(got))}, data: ${/^[{[]/.test(body) ? body : JSON.stringify(body)} }`,
      '}',
    ].join('\n'),
  'a JSON log line': ({ method, url, sent, status, got, body }) =>
    JSON.stringify({
      level: 'error',
      msg: 'jira call failed',
      req: { method, url, headers: sent },
      res: { statusCode: status, headers: got, body },
    }),
  'a sentence of a JSON log line': ({ method, url, sent, status, got, body }) =>
    JSON.stringify({
      level: 'error',
      msg: `${method} ${url} failed: ${status}: ${body}`,
      headers: sent,
      response_headers: got,
    }),
  HAR: ({ method, url, sent, status, got, body }) => {
    const list = (headers: Told['got']) => Object.entries(headers).map(([name, value]) => ({ name, value }));
    return JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          {
            request: { method, url, headers: list(sent) },
            response: { status, headers: list(got), content: { text: body } },
          },
        ],
      },
    });
  },
};

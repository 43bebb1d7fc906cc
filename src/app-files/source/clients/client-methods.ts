const partsOf = (line: string): [path: string, calls: string][] => {
  const parts = line.split(' | ').map((part): [string, string] => {
    const end = part.indexOf(': ');
    return [part.slice(0, end), part.slice(end + 2)];
  });
  const [root = ''] = parts[0] ?? [];
  return parts.map(([path, calls], index) => [index === 0 ? path : root + path, calls]);
};

/**
 * The operations that the methods of a client library call, as its table says: a line a resource below `/rest/api/2/`, or below `/rest` where it
 * begins with a slash, each verb with the methods that send it, and behind a bar what lies below the resource:
 * `issue: POST createIssue | /{k}: GET getIssue; DELETE deleteIssue removeIssue`.
 */
export const clientMethods = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split('\n')
      .flatMap(partsOf)
      .flatMap(([path, calls]) => {
        const whole = path.startsWith('/') ? `/rest${path}` : `/rest/api/2/${path}`;
        return calls.split('; ').flatMap((part) => {
          const [verb, ...names] = part.split(' ');
          return names.map((name): [string, string] => [name, `${verb} ${whole}`]);
        });
      }),
  );

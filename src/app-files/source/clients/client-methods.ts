/**
 * The operations that the methods of a client library call, as its table says: a line a path below `/rest/api/2/`, or below `/rest` where it begins
 * with a slash, then each verb with the methods that send it: `issue/{k}: GET getIssue; DELETE deleteIssue removeIssue`.
 */
export const clientMethods = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const end = line.indexOf(': ');
        const path = line.slice(0, end);
        const whole = path.startsWith('/') ? `/rest${path}` : `/rest/api/2/${path}`;
        return line
          .slice(end + 2)
          .split('; ')
          .flatMap((part) => {
            const [verb, ...names] = part.split(' ');
            return names.map((name): [string, string] => [name, `${verb} ${whole}`]);
          });
      }),
  );

const missing = /Cannot find (?:native binding|module '@libsql\/)/;

/**
 * What to say where the part of a dependency that is made for one kind of machine is not there: it was left out as optional, or what is
 * installed came from a machine of another kind. null: the error is another.
 */
export function nativePartMissing(message: string): string | null {
  if (!missing.test(message)) return null;
  const whose = message.includes('@libsql/') ? 'libsql' : 'oxc-parser';
  return `The part of ${whose} for this machine (${process.platform} ${process.arch}) is not installed. Install again on this machine, with optional dependencies; where node_modules and package-lock.json came from another one, remove them first.`;
}

import {
  type Backend,
  type BackendOptions,
  type Config,
  StartRefused,
  startBackend,
  systemErrorCode,
} from '../add-on/index.ts';

/** A running backend, or what the operator has to mend before there can be one. */
export async function startOrProblems(
  config: Config,
  options?: BackendOptions,
): Promise<Backend | readonly string[]> {
  try {
    return await startBackend(config, options);
  } catch (error) {
    if (error instanceof StartRefused) return error.problems;
    const code = systemErrorCode(error);
    if (code === 'EADDRINUSE' || code === 'EACCES')
      return [`PORT: ${config.port} cannot be listened on (${code}); choose another one.`];
    throw error;
  }
}

export { type Backend, type BackendOptions, StartRefused, startBackend } from './backend.ts';
export { type Config, readConfig } from './config/config.ts';
export { systemErrorCode } from './config/system-error.ts';

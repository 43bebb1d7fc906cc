/** The backend of the add-on. What it is configured by comes in as an argument. */
export { type Backend, type BackendOptions, StartRefused, startBackend } from './backend.ts';
export { type Config, readConfig } from './config/config.ts';
export { fileTrouble } from './config/file-trouble.ts';
export { systemErrorCode } from './config/system-error.ts';
export { backUp as backUpDatabase } from './database/backup.ts';
export { nativePartMissing } from './database/native-part.ts';
export { restore as restoreDatabase } from './database/restore.ts';
export { embedSelfTest } from './embedded.ts';
export { Alert } from './watch/alert.ts';

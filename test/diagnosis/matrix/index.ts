import { besides } from './beside.ts';
import { credentials } from './credentials.ts';
import { reach } from './reach.ts';
import { rights } from './rights.ts';
import type { Scene } from './scene.ts';
import { tokens } from './tokens.ts';

export const scenes: readonly Scene[] = [...credentials, ...tokens, ...rights, ...reach, ...besides];

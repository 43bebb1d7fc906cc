import { InvalidArgumentError } from 'commander';
import { type CheckOptions, readKinds } from '../../self-test/index.ts';

/** Names with commas between them. */
export const list = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Seconds, as milliseconds. */
export const seconds = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 3600) {
    throw new InvalidArgumentError('It takes a number of seconds, at most 3600.');
  }
  return value * 1000;
};

/** Kinds of credential, with commas. */
export const kinds = (text: string): NonNullable<CheckOptions['kinds']> => {
  const read = readKinds(text);
  if (!read.ok) throw new InvalidArgumentError(read.problem);
  return read.kinds;
};

import { readFileSync } from 'node:fs';

/** Milliseconds of CPU, user and system, of a process; the kernel counts hundredths of a second, behind the name in brackets. */
export function cpuOf({ pid }) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

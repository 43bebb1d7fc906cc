export { namedPlacesNotSeen } from './named-places.ts';
export { probeAll } from './probe-all.ts';
export { reportLimit } from './report-limit.ts';

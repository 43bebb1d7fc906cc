export { namedPlacesNotSeen } from './named-places.ts';
export { probeAll } from './probe-all.ts';
export { reportRoom } from './report-room.ts';

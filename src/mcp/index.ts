export { serveMcp } from './serve.ts';
export { createMcpServer } from './server.ts';
export { oneSimulation } from './simulation.ts';

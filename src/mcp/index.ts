/** A server of the Model Context Protocol, for coding agents. */
export { serveMcp } from './serve.ts';
export { createMcpServer } from './server.ts';
export { oneSimulation } from './simulation.ts';

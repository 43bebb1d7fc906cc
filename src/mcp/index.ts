export { type McpServerHandle, serveMcp } from './serve.ts';
export { createMcpServer } from './server.ts';
export { oneSimulation } from './simulation.ts';
export type { McpOutside, Simulation } from './tool.ts';

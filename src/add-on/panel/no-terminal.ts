/** Stands in for the tables of the terminal (see vite.config.ts): the report's wording is shared, its terminal is not. */
export default class NoTerminal {}

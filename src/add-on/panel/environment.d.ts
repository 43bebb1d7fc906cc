/** Built by vite.config.ts from Atlassian's token sheets. */
declare module 'virtual:atlassian-tokens.css';

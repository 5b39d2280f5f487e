import { randomBytes } from 'node:crypto';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { serve } from './http/listen.ts';

const fail = (line: string): never => {
  console.error(`shop: ${line}`);
  process.exit(1);
};

const start = (): void => {
  const { port, host, ...site } = readConfig(process.env);
  const app = createApp({
    ...site,
    now: Date.now,
    chance: Math.random,
    nonce: () => randomBytes(16).toString('base64'),
  });
  const server = serve(app, (error) => console.error('shop:', error));
  server.once('error', (error) => {
    const inUse = 'code' in error && error.code === 'EADDRINUSE';
    fail(inUse ? `port ${port} is in use; choose another with PORT` : error.message);
  });
  server.listen(port, host, () => console.log(`shop: listening on http://localhost:${port}/`));
  const stop = (): void => {
    // The bundler's threads would keep the process for a while.
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

try {
  start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../start/ports.ts';
import type { Driver, Start } from './driver.ts';
import { findBrowser } from './find.ts';
import { startSession } from './webdriver.ts';

/** For a driver to be there, in ms. */
const START_MS = 60_000;

/** Ends a process, and waits until it is gone. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Starts a screen that nobody sees: an Xvfb, which chooses a number that is free and tells it. */
async function startDisplay(): Promise<{ readonly child: ChildProcess; readonly name: string }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { child, name: `:${number}` };
}

/** Waits until the driver takes commands: it prints nothing when it does. */
async function listens(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`WebKitWebDriver does not answer ${address}`);
}

/**
 * Starts a WebKitGTK that keeps nothing when it ends. A driver has one browser, and a screen one window with the focus: each brings
 * its own.
 */
export const startWebKit: Start = async ({ dark = false } = {}): Promise<Driver> => {
  const display = await startDisplay();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display.name, ...(dark && { GTK_THEME: 'Adwaita:dark' }) },
    stdio: 'ignore',
  });
  try {
    await listens(address, child);
    const driver = await startSession(address, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: findBrowser('webkit'), args: ['--automation'] },
    });
    const close = async () => {
      await driver.close();
      await end(child);
      await end(display.child);
    };
    return { ...driver, close };
  } catch (error) {
    await end(child);
    await end(display.child);
    throw error;
  }
};

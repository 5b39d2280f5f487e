import { type Answer, type Floor, routing } from '../../packages/domain/src/index.ts';

/** Time a pass may hold the loop before it lets others run, in ms. */
const HOLD_MS = 3;

export interface Driven {
  answer: Answer;
  /** The longest piece between two turns of the loop, in ms: CPU of the whole process, and wall time. */
  stopCpuMs: number;
  stopWallMs: number;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A pass that lets the loop go on every few ms, as a server drives it. */
export async function drive(floor: Floor, now: number): Promise<Driven> {
  const pass = routing(floor, now);
  let stopCpuMs = 0;
  let stopWallMs = 0;
  for (;;) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    let step = pass.next();
    while (!step.done && performance.now() - from < HOLD_MS) step = pass.next();
    const { user, system } = process.cpuUsage(cpu);
    stopCpuMs = Math.max(stopCpuMs, (user + system) / 1000);
    stopWallMs = Math.max(stopWallMs, performance.now() - from);
    if (step.done) return { answer: step.value, stopCpuMs, stopWallMs };
    await turn();
  }
}

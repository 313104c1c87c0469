import { readdir, readFile } from 'node:fs/promises';

const EVERY_MS = 1000;

/** Memory of all processes below one, shared pages counted once (PSS); Linux only. */
const memoryBelow = async (root: number): Promise<number> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const parent = await parentOf(pid);
    if (parent !== null) parents.set(pid, parent);
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  const sizes = await Promise.all(pids.filter(isBelow).map(pssOf));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
};

/** null for a process that has ended meanwhile. */
const parentOf = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const found = /^PPid:\s+(\d+)$/m.exec(status);
  return found ? Number(found[1]) : null;
};

const pssOf = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
};

/** Watches the memory of the processes that this one has started, once a second. */
export class MemoryWatch {
  private peak = 0;
  private readonly timer: NodeJS.Timeout;
  private look: Promise<void> = Promise.resolve();

  constructor() {
    this.timer = setInterval(() => {
      this.look = this.look.then(() => this.note());
    }, EVERY_MS);
  }

  /** Most bytes since the last call. */
  async takePeak(): Promise<number> {
    await this.look;
    await this.note();
    const { peak } = this;
    this.peak = 0;
    return peak;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async note(): Promise<void> {
    this.peak = Math.max(this.peak, await memoryBelow(process.pid));
  }
}

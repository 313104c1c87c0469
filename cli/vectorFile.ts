import { access, constants, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Thrown when a file cannot be written; `cause` is what the system said. */
export class UnwritableFile extends Error {
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    super(`${path} could not be written`, { cause });
  }
}

const writing = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new UnwritableFile(path, error);
  }
};

/** A file written beside its place and put there when it is whole: what was there before stays until then. */
export class VectorFile {
  private constructor(
    private readonly path: string,
    private readonly writtenPath: string,
    private readonly file: FileHandle,
  ) {}

  /** Rejects when nothing can be written at the path; writes nothing. */
  static async check(path: string): Promise<void> {
    const facts = await stat(path).catch(() => null);
    await writing(path, async () => {
      if (facts?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
      await access(facts && !facts.isFile() ? path : dirname(path), constants.W_OK);
    });
  }

  static async create(path: string): Promise<VectorFile> {
    const facts = await stat(path).catch(() => null);
    // A pipe or a device is written to as it is.
    const writtenPath = facts && !facts.isFile() ? path : `${path}.part`;
    return new VectorFile(path, writtenPath, await writing(path, () => open(writtenPath, 'w')));
  }

  async write(part: string | Uint8Array): Promise<void> {
    await writing(this.path, () => this.file.writeFile(part));
  }

  async finish(): Promise<void> {
    await writing(this.path, async () => {
      await this.file.close();
      if (this.writtenPath !== this.path) await rename(this.writtenPath, this.path);
    });
  }

  async discard(): Promise<void> {
    await this.file.close();
    if (this.writtenPath !== this.path) await rm(this.writtenPath, { force: true });
  }
}

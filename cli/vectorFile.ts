import { access, constants, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

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
    if (facts?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    await access(facts && !facts.isFile() ? path : dirname(path), constants.W_OK);
  }

  static async create(path: string): Promise<VectorFile> {
    const facts = await stat(path).catch(() => null);
    // A pipe or a device is written to as it is.
    const writtenPath = facts && !facts.isFile() ? path : `${path}.part`;
    return new VectorFile(path, writtenPath, await open(writtenPath, 'w'));
  }

  async write(text: string): Promise<void> {
    await this.file.writeFile(text);
  }

  async finish(): Promise<void> {
    await this.file.close();
    if (this.writtenPath !== this.path) await rename(this.writtenPath, this.path);
  }

  async discard(): Promise<void> {
    await this.file.close();
    if (this.writtenPath !== this.path) await rm(this.writtenPath, { force: true });
  }
}

/** Numbers by index, as many as come. */
export class GrowingNumbers {
  length = 0;
  private held = new Int32Array(1024);

  /** @param absent what stands where nothing was set */
  constructor(private readonly absent: number) {
    this.held.fill(absent);
  }

  set(index: number, value: number): void {
    if (index >= this.held.length) {
      const more = new Int32Array(Math.max(index + 1, this.held.length * 2)).fill(this.absent);
      more.set(this.held);
      this.held = more;
    }
    this.held[index] = value;
    this.length = Math.max(this.length, index + 1);
  }

  truncate(length: number): void {
    this.held.fill(this.absent, length);
    this.length = Math.min(this.length, length);
  }

  /** The first `count`. */
  values(count: number): Int32Array {
    const values = new Int32Array(count).fill(this.absent);
    values.set(this.held.subarray(0, Math.min(count, this.length)));
    return values;
  }
}

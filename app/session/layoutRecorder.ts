import type { Progress } from '../../worker/contract/engine';
import { LayoutHistory, type FrameList } from './layoutHistory';
import type { Layout } from './layoutReader';
import type { SessionEvent } from './sessionTypes';

type Phase = Extract<SessionEvent, { kind: 'projectionPhase' }>['phase'];

/** Keeps the layouts of a run as its course, each with how far the run was by then. */
export class LayoutRecorder {
  private readonly history = new LayoutHistory();
  private phase: Phase = 'live';
  private epochs = 0;

  begin(): void {
    this.history.begin();
    this.phase = 'live';
    this.epochs = 0;
  }

  progressed({ rawWords, totalRawWords, epochs }: Progress): void {
    this.epochs = totalRawWords > 0 ? (epochs * rawWords) / totalRawWords : 0;
  }

  enter(phase: Phase): void {
    this.phase = phase;
    if (phase === 'refining') this.history.beginSettling();
  }

  /** Answers with the list where it has changed. */
  record({ version, positions, rows }: Layout): FrameList | null {
    if (this.phase !== 'live' && this.phase !== 'refining') return null;
    const facts = { version, epoch: this.epochs, settling: this.phase === 'refining' };
    return this.history.add(facts, positions, rows) ? this.history.list : null;
  }

  at(version: number): Layout | null {
    return this.history.at(version);
  }
}

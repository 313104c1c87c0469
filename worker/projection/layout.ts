import type { RigidMotion } from './procrustes';
import type { ClosenessCurve } from './umapLayout';

/** What can change while a layout goes on. */
export interface LayoutParameters {
  curve: ClosenessCurve;
  /** Of the next epoch, up to 1. */
  learningRate: number;
  /** From here until the learning rate reaches 0; Infinity keeps it flat. */
  epochs: number;
  /** The share of its way to its anchor that each point goes in an epoch, 0 to 1; falls with the learning rate. */
  spring: number;
}

/** A map in the making, by stochastic gradient descent; one epoch a step. */
export interface Layout {
  readonly points: number;
  /** The epochs asked for are done. */
  readonly finished: boolean;
  /** Of the next step. */
  readonly learningRate: number;
  /** So many epochs, or up to the last; nothing once finished. */
  step(epochs?: number): void | Promise<void>;
  /** A copy, points × 2. */
  positions(): Float32Array;
  /** Turns and shifts the whole layout, which its gradients do not notice. */
  move(motion: RigidMotion): void;
}

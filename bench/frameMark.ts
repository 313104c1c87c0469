/** Name of the `performance.mark` at each frame of a movement that is traced. */
export const FRAME_MARK = 'map-frame';

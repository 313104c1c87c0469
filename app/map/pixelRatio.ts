/**
 * Calls when a CSS pixel begins to have another number of device pixels, as when a window is moved to another screen,
 * which no resize event tells of. Answers how to stop.
 */
export function watchPixelRatio(onChange: () => void): () => void {
  let ends = new AbortController();
  const watch = () => {
    ends = new AbortController();
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', changed, {
      once: true,
      signal: ends.signal,
    });
  };
  const changed = () => {
    watch();
    onChange();
  };
  watch();
  return () => ends.abort();
}

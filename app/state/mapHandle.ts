/** What the page may ask of the map; registered by the map while it is mounted. */
export interface MapHandle {
  png(): Promise<Blob>;
  svg(): Blob;
  /** Shows all points. */
  fit(): void;
}

export const mapHandle: { current: MapHandle | null } = { current: null };

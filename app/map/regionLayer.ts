import type { Coloring } from '../state/coloring';
import type { SceneLabel } from './overlayScene';
import type { PointField } from './pointField';
import { placeRegions, regionLabels, regionsOf, type PlacedRegion, type Region } from './regionLabels';
import type { Rect, ScatterProps } from './scatterTypes';
import type { PointLook } from './pointLook';

export interface RegionView {
  props: Pick<ScatterProps, 'coloring' | 'theme' | 'reserved'>;
  look: Pick<PointLook, 'chosen' | 'textWidth'>;
  width: number;
  height: number;
  toScreen(x: number, y: number): [number, number];
}

/** Names of groups on the map: where they are is looked for anew when the layout or the colours have changed. */
export class RegionLayer {
  private regions: Region[] = [];
  private known: {
    version: number | undefined;
    t: number;
    coloring: Coloring;
    layers: ScatterProps['layers'];
  } | null = null;

  /** To be called as often as labels are placed. */
  find(
    { layout, coloring, layers }: Pick<ScatterProps, 'layout' | 'coloring' | 'layers'>,
    field: PointField,
    look: Pick<PointLook, 'withoutFiltered'>,
  ): void {
    const { known } = this;
    const now = { version: layout?.version, t: field.t, coloring, layers };
    const same = known?.coloring === coloring && known.layers === layers;
    if (same && known.version === now.version && known.t === now.t) return;
    this.known = now;
    this.regions = regionsOf(coloring, look.withoutFiltered(field.positions()), field.bounds);
  }

  labels(view: RegionView): SceneLabel[] {
    const { look, props } = view;
    const textWidth = (text: string, size: number) => look.textWidth(text, size);
    return regionLabels(this.placed(view), props.theme.surface, look.chosen.size > 0, textWidth);
  }

  /** Areas of the map that the names take, CSS pixels. */
  boxes(view: RegionView): Rect[] {
    return this.placed(view).map(({ box }) => box);
  }

  private placed({ props, look, ...places }: RegionView): PlacedRegion[] {
    const textWidth = (text: string, size: number) => look.textWidth(text, size);
    return placeRegions(this.regions, { ...places, reserved: props.reserved, textWidth });
  }
}

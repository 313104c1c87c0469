/** The page's colours as a canvas needs them: CSS colour strings, resolved for the theme in force. */
export interface Palette {
  dark: boolean;
  /** Ground of the map. */
  surface: string;
  raised: string;
  text: string;
  muted: string;
  accent: string;
  accentSoft: string;
  line: string;
  /** Behind labels; the colour of the map's ground. */
  halo: string;
  fontFamily: string;
}

/** Reads the custom properties of tokens.css; call again when the resolved theme changes. */
export const readPalette = (root: Element = document.documentElement): Palette => {
  const style = getComputedStyle(root);
  const read = (name: string) => {
    const value = style.getPropertyValue(name).trim();
    if (!value) throw new Error(`custom property ${name} is not set`);
    return value;
  };
  return {
    dark: root.getAttribute('data-theme') === 'dark',
    surface: read('--map'),
    raised: read('--surface-raised'),
    text: read('--text'),
    muted: read('--muted'),
    accent: read('--accent'),
    accentSoft: read('--accent-soft'),
    line: read('--line'),
    halo: read('--halo'),
    fontFamily: read('--font'),
  };
};

import { describe, expect, it } from 'vitest';
import { DEFAULT_COLORING } from '../state/coloring';
import { escapeXml, svgOf } from './exportSvg';
import type { MapSnapshot } from './mapSnapshot';
import { HOLLOW } from './pointShapes';
import { pointColors } from './pointColors';

const theme = {
  surface: '#f7f7f5',
  text: '#1c1d1f',
  mutedText: '#5d6066',
  line: '#e1e1dd',
  accent: '#2356c9',
  fontFamily: "'Inter Variable', sans-serif",
};

const label = { x: 10, y: 20, size: 12, strong: false, color: '#1c1d1f', alpha: 1, rightToLeft: false };

const words = [5000, 5].map((count, wordId) => ({ word: `w${wordId}`, wordId, count }));
const snapshot: MapSnapshot = {
  width: 640,
  height: 480,
  theme,
  legend: pointColors({ coloring: DEFAULT_COLORING, points: words, surface: theme.surface }).legend,
  points: [
    { x: 100.126, y: 50, radius: 4, color: 'rgb(1, 2, 3)', alpha: 1, shape: 0 },
    { x: 200, y: 60, radius: 3, color: 'rgb(4, 5, 6)', alpha: 0.2, shape: 3 },
  ],
  overlay: {
    lines: [{ x1: 1, y1: 2, x2: 3, y2: 4, width: 1.5, color: '#2356c9', alpha: 0.5 }],
    rings: [{ x: 100, y: 50, radius: 7, width: 2, color: '#2356c9' }],
    labels: [
      { ...label, text: `<b>&"it's"` },
      { ...label, text: 'القمر', rightToLeft: true },
    ],
  },
};

describe('svgOf', () => {
  const svg = svgOf(snapshot);

  it('holds circles, lines, live text and the legend', () => {
    expect(svg.match(/<circle /g)).toHaveLength(2);
    expect(svg).toContain('<polygon points="200,56.24 203.76,60 200,63.76 196.24,60"');
    expect(svg).toContain('<circle cx="100.13" cy="50" r="4" fill="rgb(1, 2, 3)"');
    expect(svg).toContain('opacity="0.2"');
    expect(svg.match(/<line /g)).toHaveLength(1);
    expect(svg).toContain('viewBox="0 0 640 480"');
    expect(svg).toContain('fill="#f7f7f5"');
    expect(svg).toContain('>Word count</text>');
    expect(svg).toContain('>5,000</text>');
    expect(svg).toContain('url(#frequency)');
    expect(svg).toContain('font-family="&#39;Inter Variable&#39;, sans-serif"');
  });

  it('draws documents as outlines, and those too small for a hole filled', () => {
    const document = { x: 10, y: 10, radius: 4, color: 'rgb(1, 2, 3)', alpha: 1, shape: HOLLOW + 1 };
    const outlines = svgOf({ ...snapshot, points: [document, { ...document, radius: 1 }] });
    expect(
      outlines.match(/<polygon [^>]*fill="none" stroke="rgb\(1, 2, 3\)" stroke-width="1.68"/g),
    ).toHaveLength(1);
    expect(outlines.match(/<polygon [^>]*fill="rgb\(1, 2, 3\)"/g)).toHaveLength(1);
  });

  it('lists groups in place of a scale', () => {
    const entry = { id: 0, name: 'war & peace', color: '#123456', shape: 1, points: 3, shown: true };
    const entries = [entry, { ...entry, id: 1, name: 'sea', shown: false }];
    const groups = svgOf({ ...snapshot, legend: { kind: 'groups', title: 'Clusters', entries, note: null } });
    expect(groups).toContain('>war &amp; peace</text>');
    expect(groups).toContain('fill="#123456"');
    expect(groups).not.toContain('>sea</text>');
    expect(groups).not.toContain('linearGradient');
  });

  it('escapes words', () => {
    expect(svg).toContain('>&lt;b&gt;&amp;&quot;it&#39;s&quot;</text>');
    expect(svg).not.toContain('<b>');
  });

  it('writes right-to-left words so that their left end stays in place', () => {
    expect(svg).toMatch(/direction="rtl" text-anchor="end">القمر<\/text>/);
  });

  it('writes the most important label last, on top', () => {
    expect(svg.indexOf('القمر')).toBeLessThan(svg.indexOf('&lt;b&gt;'));
  });
});

describe('escapeXml', () => {
  it('replaces what XML cannot hold and keeps every script', () => {
    expect(escapeXml('a\u0000b\u001fc\ud800d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(escapeXml('대한민국 日本 😀 ภาษา')).toBe('대한민국 日本 😀 ภาษา');
  });
});

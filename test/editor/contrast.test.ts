import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function colour(hex: string): Colour {
  const [red, green, blue, alpha] = [1, 3, 5, 7].map((at) => Number.parseInt(hex.slice(at, at + 2) || 'ff', 16));
  return [red!, green!, blue!, alpha! / 255];
}

/** A colour as it is seen over an opaque one. */
const over = ([red, green, blue, alpha]: Colour, below: Colour): Colour => [
  red * alpha + below[0] * (1 - alpha),
  green * alpha + below[1] * (1 - alpha),
  blue * alpha + below[2] * (1 - alpha),
  1,
];

/** Relative luminance, as WCAG 2.2 has it. */
function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: Colour, other: Colour): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

/** VS Code's own themes of each kind: their page and their text. */
const THEMES = {
  dark: { page: '#1f1f1f', text: '#cccccc', least: 4.5 },
  light: { page: '#ffffff', text: '#3b3b3b', least: 4.5 },
  highContrast: { page: '#000000', text: '#ffffff', least: 7 },
  highContrastLight: { page: '#ffffff', text: '#292929', least: 7 },
} as const;
type Theme = keyof typeof THEMES;

const manifest: { contributes: { colors: { id: string; defaults: Record<Theme, string> }[] } } = JSON.parse(
  read('package.json'),
);
const colours = new Map(manifest.contributes.colors.map(({ id, defaults }) => [id.replace('synoptic.', ''), defaults]));
const LINES = ['actor', 'actorSuggested', 'date', 'dateSuggested', 'claimBar', 'own', 'differsForeground', 'disputed'];
const TINTS = ['claimBackground', 'claimSuggestedBackground'];

describe('what is drawn in the editor can be seen', () => {
  for (const theme of Object.keys(THEMES) as Theme[]) {
    const { page, text, least } = THEMES[theme];
    const [ground, ink] = [colour(page), colour(text)];
    const of = (id: string): Colour => colour(colours.get(id)![theme]);
    const grounds = [ground, ...TINTS.map((id) => over(of(id), ground))];

    it(`${theme}: text on every tint, lines and signs on every ground`, () => {
      for (const under of grounds) {
        assert.ok(contrast(ink, under) >= least, `text ${contrast(ink, under).toFixed(2)}`);
        for (const id of LINES) {
          const seen = contrast(over(of(id), under), under);
          assert.ok(seen >= 3, `${id} ${seen.toFixed(2)}`);
        }
      }
    });

    it(`${theme}: a tint hides no line that lies under it`, () => {
      for (const id of TINTS) assert.ok(of(id)[3] < 0.5, `${id} is opaque`);
    });

    it(`${theme}: what is not part of the article is still read`, () => {
      const [, opacity] = /boilerplate: make\(\{ opacity: '([\d.]+)' \}\)/.exec(read('src/vscode/decorations.ts'))!;
      const dimmed = over([ink[0], ink[1], ink[2], Number(opacity)], ground);
      assert.ok(contrast(dimmed, ground) >= 4.5, contrast(dimmed, ground).toFixed(2));
    });
  }

  it('the signs in the margin, in dark and light themes', () => {
    for (const [name, ground] of [
      ['dark', '#000000'],
      ['dark', '#1f1f1f'],
      ['light', '#ffffff'],
    ] as const) {
      for (const sign of ['differs', 'disputed']) {
        const [, stroke] = /(?:stroke|fill)="(#[0-9a-f]{6})"/.exec(read(`media/${sign}-${name}.svg`))!;
        assert.ok(contrast(colour(stroke!), colour(ground)) >= 3, `${sign} on ${ground}`);
      }
    }
  });

  it('every colour has a value of its own in each kind of theme', () => {
    for (const [id, defaults] of colours) {
      for (const theme of Object.keys(THEMES))
        assert.match(defaults[theme as Theme] ?? '', /^#[0-9a-f]{6,8}$/, `${id} ${theme}`);
    }
  });
});

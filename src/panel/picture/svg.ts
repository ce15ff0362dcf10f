/** A drawing as SVG: elements for the page, coloured by the theme's variables, or a file that carries its own colours. */
import type { Dash, Drawing, Shape, Tone } from './drawing';

/** An element of SVG, as data. */
export interface SvgElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly SvgElement[] | string;
}

/** How a tone is written into an element: a class in the page, a colour in a file. */
export type Ink = (property: 'fill' | 'stroke', tone: Tone | 'none') => readonly [name: string, value: string];

const DASHES: Readonly<Record<Dash, string | null>> = { solid: null, dashed: '7 4', dotted: '1.5 4' };

/** The elements of one shape. */
export function elementOf(shape: Shape, ink: Ink, measured: (shape: Shape & { kind: 'text' }) => number | null) {
  switch (shape.kind) {
    case 'box':
      return element('rect', {
        x: figure(shape.x),
        y: figure(shape.y),
        width: figure(shape.width),
        height: figure(shape.height),
        rx: figure(shape.radius),
        'stroke-width': figure(shape.weight),
        ...inks(ink, shape.fill, shape.stroke),
      });
    case 'path': {
      const dash = DASHES[shape.dash];
      return element('path', {
        d: shape.d,
        'stroke-width': figure(shape.weight),
        'stroke-linecap': 'round',
        ...(dash === null ? {} : { 'stroke-dasharray': dash }),
        ...inks(ink, shape.filled ? shape.stroke : 'none', shape.stroke),
      });
    }
    case 'text': {
      const length = measured(shape);
      return element(
        'text',
        {
          x: figure(shape.rtl ? shape.x + shape.width : shape.x),
          y: figure(shape.y + shape.height * 0.72),
          'font-size': figure(shape.size),
          ...(shape.bold ? { 'font-weight': '600' } : {}),
          direction: shape.rtl ? 'rtl' : 'ltr',
          'unicode-bidi': 'isolate',
          ...(length === null ? {} : { textLength: figure(length), lengthAdjust: 'spacingAndGlyphs' }),
          ...inks(ink, shape.fill, 'none'),
        },
        shape.text,
      );
    }
  }
}

export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly SvgElement[] | string = [],
): SvgElement {
  return { tag, attributes, content };
}

function inks(ink: Ink, fill: Tone | 'none', stroke: Tone | 'none'): Record<string, string> {
  const [fillName, fillValue] = ink('fill', fill);
  const [strokeName, strokeValue] = ink('stroke', stroke);
  if (fillName === strokeName) return { [fillName]: `${fillValue} ${strokeValue}` };
  return { [fillName]: fillValue, [strokeName]: strokeValue };
}

/** Short, and the same on every machine. */
const figure = (value: number): string => String(Math.round(value * 100) / 100);

export type Palette = Readonly<Record<Tone, string>>;

/**
 * The whole picture as a file: real colours, its own ground, a title and what it shows in words. Each line of text is held to
 * the width that was measured, so that another machine's fonts do not make it run over.
 */
export function svgFile(
  drawing: Drawing,
  title: string,
  description: string,
  palette: Palette,
  font: string,
  measure: (text: string, size: number, bold: boolean) => number,
): string {
  const ink: Ink = (property, tone) => [property, tone === 'none' ? 'none' : palette[tone]];
  const measured = (shape: Shape & { kind: 'text' }): number =>
    Math.min(shape.width, measure(shape.text, shape.size, shape.bold));
  const make = (shape: Shape): SvgElement => elementOf(shape, ink, measured);
  const size = { width: figure(drawing.width), height: figure(drawing.height) };
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      'font-family': font,
      role: 'img',
    },
    [
      element('title', {}, title),
      element('desc', {}, description),
      element('rect', { ...size, fill: palette.back }),
      ...drawing.ground.map(make),
      ...drawing.items.map((item) => element('g', {}, [element('title', {}, item.label), ...item.shapes.map(make)])),
    ],
  );
  return `${markup(root)}\n`;
}

/** An element as text; nothing in it can end it early. */
export function markup({ tag, attributes, content }: SvgElement): string {
  const open = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  if (content.length === 0) return `<${tag}${open}/>`;
  const inner = typeof content === 'string' ? escaped(content) : content.map(markup).join('');
  return `<${tag}${open}>${inner}</${tag}>`;
}

const escaped = (text: string): string =>
  text
    // Characters that no XML may hold.
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The few signs of our buttons, drawn with the colour of their text. Each button also has a name and a tip in words. */

const PATHS = {
  jump: 'M2.5 8h10M8.5 4l4 4-4 4',
  beside: 'M2 3.5h12v9H2zM8 3.5v9',
  confirm: 'M3 8.5l3.5 3.5L13 4.5',
  reject: 'M4 4l8 8M12 4l-8 8',
  cite: 'M6.5 4.5C4.5 5.3 3.5 6.8 3.5 9v2.5h3V8.7h-3M13 4.5C11 5.3 10 6.8 10 9v2.5h3V8.7h-3',
  chain: 'M5 4.5h2.5v7H5M7.5 8H11M1.5 3h3.5v3H1.5zM1.5 10h3.5v3H1.5zM11 6.5h3.5v3H11z',
  timeline: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 5v3.2l2.2 1.3',
  back: 'M13.5 8h-10M7.5 4l-4 4 4 4',
  forward: 'M2.5 8h10M8.5 4l4 4-4 4',
} as const;

export type Sign = keyof typeof PATHS;

export function icon(sign: Sign): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[sign]);
  svg.append(path);
  return svg;
}

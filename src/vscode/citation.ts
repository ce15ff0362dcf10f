/** A statement word for word with its source, ready to paste. */
import type { Statement } from '../engine/engine';

/** `“…” — Mara Ilves, harbour-radio.txt, line 12 (2031-05-06)` */
export function citation(statement: Statement): string {
  const { claim, document, line, chain } = statement;
  const words = claim.text.replace(/\s+/g, ' ').trim();
  const who = claim.quote === 'none' ? [] : chain.slice(0, 1);
  const source = document.title === null ? document.path : `${document.title} (${document.path})`;
  const published = document.published.value === null ? '' : `, ${document.published.value}`;
  return `“${words}” — ${[...who, source].join(', ')}, line ${line}${published}`;
}

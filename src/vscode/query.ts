/** What a person types into Find → what the engine is asked. */
import { slug } from '../core/ids';
import type { Query } from '../engine/engine';

/** The words that narrow a search down, as they are typed. */
export const FILTERS = ['actor', 'speaker', 'kind', 'date', 'in'] as const;
/** Stands by itself. */
export const DIFFERS = 'differs';

/**
 * `kind:claim speaker:"Ada Corvin" ferry "next week"`: words that are no filter are searched for, those in quotation marks as they stand
 * together. `actorId`: the actor whose name or alias is written like this.
 */
export function queryOf(typed: string, actorId: (name: string) => string | null, limit: number): Query {
  let query: Query = { limit };
  const words: string[] = [];
  const idOf = (name: string): string => actorId(name) ?? slug(name);
  for (const part of typed.match(/\w+:"[^"]*"?|"[^"]*"?|\S+/g) ?? []) {
    const filter = /^(actor|speaker|kind|date|in):"?([^"]*)"?$/.exec(part);
    const value = filter?.[2] ?? '';
    if (part === DIFFERS) query = { ...query, differsOnly: true };
    else if (filter === null) words.push(part);
    // A filter that is still being typed narrows nothing yet.
    else if (value === '') continue;
    else if (filter[1] === 'actor') query = { ...query, actor: idOf(value) };
    else if (filter[1] === 'speaker') query = { ...query, speaker: idOf(value) };
    else if (filter[1] === 'kind') query = { ...query, kind: value };
    else if (filter[1] === 'date') query = { ...query, date: value };
    else query = { ...query, document: value };
  }
  return words.length === 0 ? query : { ...query, words: words.join(' ') };
}

/** A line of context with the words found in its midst, cut at both ends to about `length` units. */
export function inContext(context: string, found: string, length: number): string {
  const line = context.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const at = Math.max(0, line.indexOf(found.replace(/\s+/g, ' ').trim()));
  const start = Math.max(0, Math.min(at - Math.floor((length - found.length) / 2), line.length - length));
  const end = Math.min(line.length, start + length);
  const from = start === 0 ? 0 : line.indexOf(' ', start) + 1 || start;
  const to = end === line.length ? end : Math.max(line.lastIndexOf(' ', end), at + found.length);
  return `${from === 0 ? '' : '… '}${line.slice(Math.min(from, at), to)}${to === line.length ? '' : ' …'}`;
}

/** Texts whose every mention carries the name of its actor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolveActors } from '../../../src/core/mark/actors';
import { findNames, loadNamesModel } from '../../../src/core/mark/names';
import type { FoundClaim, ResolvedActors } from '../../../src/core/mark/stages';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';
import { NO_LAYOUT, parse, spokenBy, write } from './marked';

export const model = loadNamesModel(readFileSync('media/names.bin'));

/** The actors of a text of which these claims are known. */
export function whoIsWho(text: string, claims: readonly FoundClaim[]): ResolvedActors {
  const t = segment(text, tokenise(text));
  return resolveActors(t, findNames(t, NO_LAYOUT, model), claims, NO_LAYOUT);
}

/**
 * Every mention carries the name of its actor, "[He|Peter Novak]"; a speaker carries "says" as well, "[He|Peter Novak says]",
 * and a speaker who is nobody known is "[Officials|says]". Pronouns are resolved only where they speak.
 */
export function reads(...marked: readonly string[]): ResolvedActors {
  const expected = marked.join('\n\n');
  const { text, labels } = parse(expected);
  const claims = labels.filter((l) => l.label.endsWith('says')).map(({ start, end }) => spokenBy(start, end));
  const resolved = whoIsWho(text, claims);
  const shown = resolved.mentions.map(({ start, end, entity }) => ({
    start,
    end,
    label: resolved.entities[entity]!.name,
  }));
  assert.equal(
    write(text, shown),
    write(
      text,
      labels.flatMap((l) => {
        const label = l.label.replace(/ ?says$/, '');
        return label === '' ? [] : [{ ...l, label }];
      }),
    ),
  );
  return resolved;
}

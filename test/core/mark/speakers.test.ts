import assert from 'node:assert/strict';
import { entityOf } from '../../../src/core/mark/speakers';
import type { Mention } from '../../../src/core/model';

/** Whose the whole marked text is, where `[Name|entity]` marks the mentions in it; roles are lower case. */
function speaker(marked: string): number | null {
  let text = '';
  const mentions: Mention[] = [];
  for (const part of marked.split(/(\[[^\]]+\])/)) {
    const match = /^\[(.+)\|(\d+)(p?)\]$/.exec(part);
    if (match === null) {
      text += part;
      continue;
    }
    const start = text.length;
    text += match[1];
    const form = /^(?:the |an? |his |her )?[a-z]/.test(match[1]!) ? 'role' : 'name';
    const type = match[3] === 'p' ? 'person' : 'organization';
    mentions.push({ start, end: text.length, score: 1, why: '', type, form, entity: Number(match[2]) });
  }
  return entityOf(text, { start: 0, end: text.length }, mentions);
}

describe('whose a speaker phrase is', () => {
  it('takes the name in it', () => assert.equal(speaker('[Tomas Vell|3p]'), 3));
  it('takes the person whom an apposition describes', () => {
    assert.equal(speaker('[Tomas Vell|3p], head of [Port Authority|1],'), 3);
    assert.equal(speaker('[Port Authority|1] head [Tomas Vell|3p]'), 3);
  });
  it('does not take the possessor', () => assert.equal(speaker('[Vell|3p]’s lawyer [Ana Reis|4p]'), 4));
  it('does not take what a preposition hangs on', () => {
    assert.equal(speaker('a spokesman for [Port Authority|1]'), null);
    assert.equal(speaker('two friends of [Tomas Vell|3p]'), null);
  });
  it('does not take what a name only specifies', () => {
    assert.equal(speaker('a senior [Port Authority|1] aide'), null);
    assert.equal(speaker('[Port Authority|1] officials'), null);
    assert.equal(speaker('a key [Vell|3p] aide'), null);
    assert.equal(speaker('[Estland|1] President'), null);
    assert.equal(speaker('President [Vell|3p] himself'), 3);
    assert.equal(speaker('[Port Authority|1] aide [Tomas Vell|3p]'), 3);
  });
  it('takes the person whose title the phrase was cut from', () => {
    const text = 'Harbour President Tomas Vell said so';
    const vell: Mention = { start: 18, end: 28, score: 1, why: '', type: 'person', form: 'name', entity: 3 };
    assert.equal(entityOf(text, { start: 0, end: 17 }, [vell]), 3);
    assert.equal(entityOf(text, { start: 0, end: 7 }, [vell]), null);
  });
  it('takes neither of two who speak together', () => {
    assert.equal(speaker('[Tomas Vell|3p] and [Ana Reis|4p]'), null);
    assert.equal(speaker('[Vell|3p], the harbour master, and the mayor, [Ana Reis|4p]'), null);
    assert.equal(speaker('[Tomas Vell|3p], who met [Ana Reis|4p] and left'), 3);
  });
  it('takes a role for its bearer', () => assert.equal(speaker('[the harbour master|5]'), 5));
  it('finds its way past a long mention that holds others', () => {
    const nested: Mention[] = [
      [0, 60],
      [2, 9],
      [12, 20],
      [70, 81],
    ].map(([start, end], entity) => ({
      start: start!,
      end: end!,
      entity,
      score: 1,
      why: '',
      type: 'person',
      form: 'name',
    }));
    assert.equal(entityOf('x'.repeat(90), { start: 12, end: 24 }, nested), 2);
  });
  it('leaves a phrase without mentions to nobody', () => assert.equal(speaker('officials'), null));
});

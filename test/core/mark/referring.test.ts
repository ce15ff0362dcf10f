import assert from 'node:assert/strict';
import { spokenBy } from './marked';
import { reads, whoIsWho } from './whoIsWho';

describe('roles', () => {
  it('takes the leader of a people for the only one who can be meant', () => {
    reads(
      'President [Yelizar Khoruzhin|Yelizar Khoruzhin] received [the island’s premier|Aurelia Tanaquil-Brand], [Aurelia Tanaquil-Brand|Aurelia Tanaquil-Brand].',
      '“This is good,” [the Velmaran leader|Yelizar Khoruzhin says] said.',
    );
  });

  it('knows the people by the country, whether or not an atlas does', () => {
    reads(
      '[Yelizar Khoruzhin|Yelizar Khoruzhin], [the president of Velmara|Yelizar Khoruzhin], met [Aurelia Brand|Aurelia Brand], [the premier of Tamrisk|Aurelia Brand].',
      '[The Tamriskan leader|Aurelia Brand says] was glad. [The Velmaran president|Yelizar Khoruzhin says] was not.',
    );
  });

  it('does not give one country’s president to another, nor a country to the head of its staff', () => {
    reads(
      'President [Volodymyr Koval|Volodymyr Koval] called. [Peter Novak|Peter Novak says] agreed. [The Russian president|Peter Novak says] said no more.',
    );
    reads(
      '[Volodymyr Koval|Volodymyr Koval], [the deputy head of the Russian general staff|Volodymyr Koval], left.',
      '“So be it,” [the Russian leader|the Russian leader says] said.',
    );
  });

  it('does not take the words before a possessor for a part of the role', () => {
    const text =
      'Anna Novak was in Velmara, where he urged Russia’s president to stop. Prices rose again. President Volodymyr Koval called.';
    assert.ok(whoIsWho(text, []).mentions.every(({ form }) => form === 'name'));
  });

  it('does not guess of whom a speaker tells by the office alone', () => {
    const text = 'President Volodymyr Koval called. Peter Novak said that the Russian president was pleased.';
    const from = text.indexOf('that');
    const claim = { ...spokenBy(34, 45), start: from, end: text.length - 1 };
    assert.ok(whoIsWho(text, [claim]).mentions.every(({ form }) => form === 'name'));
  });

  it('finds a role whose bearer is named only later', () => {
    reads(
      'Twelve people died, [the governor of the province|Tariq Beshlawi says] said.',
      'Governor [Tariq Beshlawi|Tariq Beshlawi says] spoke at the gates.',
    );
  });

  it('reads whose office it is on either side of the noun', () => {
    reads(
      '[Bartholomew Quince|Bartholomew Quince], [the leader of the opposition|Bartholomew Quince], spoke after President [Helga Zyl|Helga Zyl].',
      '[The opposition leader|Bartholomew Quince says] was brief. [The head of state|Helga Zyl says] was not.',
    );
  });

  it('does not take a deputy for the one he serves, nor one minister for another', () => {
    reads(
      'President [Yelizar Khoruzhin|Yelizar Khoruzhin] met Foreign Minister [Anna Holm|Anna Holm].',
      'The deputy president left. The interior minister left.',
    );
  });

  it('takes a man just named without any office for the one whom his office then denotes', () => {
    reads(
      'The store held 600 tonnes, [Luis Serrano|Luis Serrano says] told reporters. [The fire chief|Luis Serrano says] has not repeated it.',
    );
    reads(
      'Governor [Tariq Beshlawi|Tariq Beshlawi says] spoke first. [The fire chief|The fire chief says] has not repeated it.',
    );
  });

  it('finds the other of two who met', () => {
    reads(
      '[Yelizar Khoruzhin|Yelizar Khoruzhin] and [Aurelia Brand|Aurelia Brand] met for three hours on Thursday.',
      '[Peter Novak|Peter Novak says] was there too. [Khoruzhin|Yelizar Khoruzhin says] said so. [His guest|Aurelia Brand] was less poetic. “The bell is ours,” [she|Aurelia Brand says] said.',
    );
  });

  it('knows which of two the other is by him or her', () => {
    reads(
      '[Peter Novak|Peter Novak] and [Maria Lopez|Maria Lopez] met on Thursday.',
      'It was time, [the president|the president says] said. [His counterpart|Maria Lopez says] said so too.',
    );
  });

  it('tells a negotiator by what he did', () => {
    reads(
      '[Ilarion Sudakov|Ilarion Sudakov], [the man|Ilarion Sudakov] who negotiated for [Velmara|Velmara], spoke after Mayor [Peter Novak|Peter Novak].',
      '[The Velmaran negotiator|Ilarion Sudakov says] was brief.',
    );
  });

  it('takes no minister but the first for a premier', () => {
    reads('Interior Minister [Peter Novak|Peter Novak] spoke. [The premier|The premier says] said no more.');
    reads('Prime Minister [Maria Lopez|Maria Lopez] spoke. [The premier|Maria Lopez says] smiled.');
  });

  it('leaves his opponent and her employer to nobody where the text tells nothing', () => {
    reads(
      '[Peter Novak|Peter Novak says] said so. [His opponent|says] sees it otherwise. [His employer|says] declined.',
    );
  });

  it('tells an aide from whom he serves', () => {
    reads(
      'President [Yelizar Khoruzhin|Yelizar Khoruzhin] laughed. An aide to [the president|Yelizar Khoruzhin] said that nothing was paid.',
    );
  });

  it('reads a whole office, whatever words it has', () => {
    reads('[The chief investigator|The chief investigator says] did not say so.');
  });

  it('starts an apposition at its own article', () => {
    reads('The radio quoted [the fishermen’s leader|Fergus Halloway], [Fergus Halloway|Fergus Halloway], at length.');
    reads('Sixty people, [the head nurse|the head nurse says] told the paper, [Delta Wire|Delta Wire] reported.');
  });

  it('reads an office in a verb', () => {
    reads(
      '[Anselm Iyer|Anselm Iyer], who leads the inquiry, spoke after Mayor [Peter Novak|Peter Novak].',
      '[The leader of the inquiry|Anselm Iyer says] was brief.',
    );
  });
});

describe('pronouns that speak', () => {
  it('are the speaker, not whom he belongs to', () => {
    reads(
      '[Yuri Berg|Yuri Berg says], [Vladimir Koval’s adviser|Yuri Berg], told reporters that talks went on. [He|Yuri Berg says] said no more.',
    );
  });

  it('are nobody whom they themselves speak of', () => {
    const { mentions } = reads(
      '[Maria Lopez|Maria Lopez says] spoke first.',
      '“I saw [Anna Holm|Anna Holm] there,” [she|Maria Lopez says] said.',
    );
    assert.equal(mentions.at(-1)!.form, 'pronoun');
  });

  it('are the last speaker, though his name does not tell his gender', () => {
    reads(
      '[Fergus Halloway|Fergus Halloway says] spoke first. [He|Fergus Halloway says] was against it.',
      'The crossing takes two days, said [Bertilo Rask|Bertilo Rask says], [the captain|Bertilo Rask]. [He|Bertilo Rask says] was told so.',
    );
  });

  it('are known by the style of a name', () => {
    reads(
      'The inspection was passed, Ms. [Quince|Quince says] said. Mr. [Berg|Berg says] agreed. [She|Quince says] said no more.',
    );
  });

  it('are nobody unnamed in whose own words they stand', () => {
    const words = 'The governor said she had told him so.';
    const claim = { ...spokenBy(0, 12), start: words.indexOf('she'), end: words.length - 1 };
    const inner = spokenBy(words.indexOf('she'), words.indexOf('she') + 3);
    const { mentions } = whoIsWho(words, [claim, inner]);
    assert.deepEqual(
      mentions.map(({ start, end }) => words.slice(start, end)),
      ['The governor'],
    );
  });

  it('are marked once, however many claims they speak', () => {
    const { mentions } = reads('[Maria Lopez|Maria Lopez says] spoke. [She|Maria Lopez says] said so.');
    assert.equal(mentions.length, 2);
  });
});

describe('cost', () => {
  it('grows with the text, however many roles and speakers stand in one sentence', () => {
    const time = (times: number): number => {
      const part =
        'Mayor Peter Novak said his guest, the chief of police, told the minister of trade he met the president, ';
      const text = part.repeat(times);
      const claims = Array.from({ length: times }, (_, i) => {
        const said = spokenBy(i * part.length + 72, i * part.length + 74);
        return { ...said, end: text.length };
      });
      const started = process.hrtime.bigint();
      whoIsWho(text, claims);
      return Number(process.hrtime.bigint() - started) / 1e6;
    };
    time(200);
    const one = Math.min(time(500), time(500));
    const four = time(2000);
    assert.ok(four < one * 4 * 2.5 + 20, `${one} ms, four times as much ${four} ms`);
  });
});

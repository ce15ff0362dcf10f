/**
 * Words → terms: the forms of one word share a term ("resigned", "resigning", "resignation"), and terms that tell of one kind
 * of happening share a concept ("sacked", "fired", "dismissed"). English only; a word of another language is its own term.
 */

/** Grammatical words: they never make two statements alike. */
export const STOPWORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those such same other another each every either neither both all any some no none not nor only own ' +
    'i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs themselves ' +
    'one who whom whose which what when where why how there here then than thus so too very just also even still yet again ever never already ' +
    'of in on at to for from by with without within into onto upon over under above below between among through during before after since until till ' +
    'against about across along around behind beside beyond near off out up down as per via toward towards despite amid ' +
    'and or but if because while although though unless whether however therefore moreover meanwhile ' +
    'be am is are was were been being have has had having do does did doing done will would shall should can could may might must ought ' +
    "'s 'd 'm 'em o' o'clock 'll 're 've n't s t d m ll re ve " +
    'say says said saying tell tells told telling get gets got getting go goes went gone going come comes came coming ' +
    'mr mrs ms dr sir more most less least much many few several lot quite rather almost'
  ).split(' '),
);

// Irregular forms; the first word of each line is the one that the rest become.
const IRREGULAR =
  'shoot shot,win won,hold held,fall fell fallen,rise rose risen,lose lost,leave left,find found,take took taken,give gave given,' +
  'make made,meet met,begin began begun,bring brought,buy bought,sell sold,send sent,spend spent,lead led,fight fought,catch caught,' +
  'die dead death died dying dies,steal stole stolen,throw threw thrown,strike struck stricken,speak spoke spoken,write wrote written,' +
  'drive drove driven,fly flew flown,flee fled,grow grew grown,know knew known,build built,break broke broken,choose chose chosen,' +
  'think thought,teach taught,wear wore worn,tear tore torn,swear swore sworn,bear bore borne,run ran,sit sat,stand stood,withdraw withdrew withdrawn,' +
  'pay paid,lay laid,lie lay lain,hear heard,feel felt,keep kept,sleep slept,sweep swept,shake shook shaken,wake woke woken,hide hid hidden,ride rode ridden,' +
  'see saw seen,eat ate eaten,become became,overcome overcame,seek sought,hang hung,burn burnt,bind bound,bite bit bitten,bleed bled,blow blew blown,' +
  'draw drew drawn,drink drank drunk,feed fed,forget forgot forgotten,freeze froze frozen,sing sang sung,sink sank sunk,swim swam swum,shrink shrank shrunk,' +
  'stick stuck,sting stung,spring sprang sprung,slide slid,shine shone,deal dealt,mean meant,dream dreamt,lend lent,bend bent,' +
  'man men,woman women,child children,person people,foot feet,tooth teeth,wife wives,life lives,knife knives,half halves,thief thieves';

// Words that tell of one kind of happening, person or thing in reports of events.
const CONCEPTS =
  // Harm and its remedies.
  'kill murder slay slain homicide manslaughter massacre assassinate;die perish fatal lethal deadly;injure wound hurt injury casualty;' +
  'attack assault raid storm ambush;bomb shell bombard mortar;shoot gunman gunfire shooter;rape molest;steal rob theft robbery burglary heist loot;' +
  'quake earthquake tremor temblor;blaze wildfire fire inferno flame;crash collide collision smash;hurricane typhoon cyclone;flood deluge inundate;' +
  'explosion blast explode detonate;rescue save;search hunt;evacuate evacuation displace;destroy demolish ruin wreck;burn torch;' +
  'illness sickness disease infection;doctor physician medic surgeon;bacterium germ bacteria;outage blackout;power electricity;' +
  // Law and police.
  'arrest detain apprehend nab capture custody jail imprison;cop police constable;suspect defendant;prisoner captive detainee inmate;' +
  'accuse charge indict allege;sentence convict guilty condemn;trial court;lawyer attorney counsel;thief robber burglar gang;hijack seize commandeer;' +
  'ban prohibit outlaw forbid;law bill legislation act;release free liberate;escape flee;watchdog regulator;approve consent ratify clear;' +
  // Office, work and money.
  'sack dismiss oust axe;resign quit;hire appoint nominate;choose select pick;replace succeed successor;job employment work;worker employee staff;' +
  'boss chief head leader chair chairman director;buy acquire purchase acquisition takeover merger transaction;company firm corporation business;' +
  'cost price worth;cash fund money;cut slash reduce lower decrease;increase raise boost hike;rise climb gain grow;drop decline fall sink;' +
  'redundancy layoff;customer client consumer;share stock;strike walkout stoppage;deal agreement accord pact treaty truce ceasefire;insure cover;' +
  'sign ink;plan scheme;profit earning;bank lender;owner proprietor;employ hire;' +
  // Politics and peace.
  'vote ballot poll;election referendum;parliament assembly legislature;protest demonstration rally march;meet meeting talk discuss negotiate negotiation summit;' +
  'peace settlement;withdraw pull retreat;soldier troop army military;monitor observer;country state nation;government cabinet;envoy emissary;' +
  'announce unveil reveal;launch introduce;agree accept;refuse reject;deny dispute refute;warn caution;visit trip;comment remark;' +
  // Happening and saying.
  'begin start commence open;end finish conclude complete;stop halt cease standstill;collapse break;continue remain stay;close shut closed;cancel scrap;delay postpone;' +
  'discover find notice spot;see watch witness;hear knock;help aid assist;show display;happen occur;cause trigger;wait await lie;live reside resident inhabitant;' +
  'enter arrive;leave depart;carry transport;receive get host welcome;build construct construction building;repair fix mend;need must require necessary;' +
  'large big huge;small little minor slight;fast quick rapid;angry furious;silent quiet;empty clear vacate;beat defeat;win victory triumph;lose loss;' +
  // Things and people.
  'ship vessel boat;plane aircraft jet airliner;car vehicle automobile;van truck lorry;train locomotive;driver engineer;pilot captain;home house residence household;' +
  'film movie;song single;star actor actress;phone handset smartphone;child kid pupil;mother mom;father dad;wed marry marriage wedding;split divorce separate;' +
  'pregnant baby birth born;rehab rehabilitation;hospital clinic infirmary;victim casualty;dozen twelve;midday noon;dark nightfall;lake reservoir;wall dam;' +
  'kilometre mile;water tap;wagon carriage car;rail track line;derail derailment;race regatta;crew team;contact signal;satellite craft spacecraft probe;rocket launcher;' +
  'sea ocean;coin money;village hamlet;north northern;south southern;east eastern;west western;record log register;freight cargo load;school academy';

const irregular = new Map<string, string>();
for (const line of IRREGULAR.split(',')) {
  const forms = line.split(' ');
  for (const form of forms) irregular.set(form, forms[0]!);
}

const MIN_STEM = 3;

/**
 * The term of a word: case folded, endings of number, tense, degree and the commonest derivations cut.
 * Rough on purpose: a term is compared, never shown. Cost: linear in the word.
 */
export function stem(word: string): string {
  let w = word.toLowerCase().replaceAll('’', "'");
  const known = irregular.get(w);
  if (known !== undefined) return derive(known);
  if (w.length <= MIN_STEM || !isAscii(w)) return w;
  if (w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (/(?:[sxz]|[cs]h)es$/.test(w)) w = w.slice(0, -2);
  else if (w.endsWith('s') && !/[usi']s$/.test(w)) w = w.slice(0, -1);
  const singular = irregular.get(w);
  if (singular !== undefined) return derive(singular);
  if (w.endsWith('ied')) w = `${w.slice(0, -3)}y`;
  else if (w.endsWith('ed') && w.length > 4 && hasVowel(w, w.length - 2)) w = undouble(w.slice(0, -2));
  else if (w.endsWith('ing') && w.length > 5 && hasVowel(w, w.length - 3)) w = undouble(w.slice(0, -3));
  return derive(w);
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ['ization', 'iz'],
  ['isation', 'iz'],
  ['ations', ''],
  ['ation', ''],
  ['ition', 'it'],
  ['ments', ''],
  ['ment', ''],
  ['ness', ''],
  ['ssion', 'ss'],
  ['tion', 't'],
  ['sion', 's'],
  ['ally', 'al'],
  ['ly', ''],
  ['ance', ''],
  ['ence', ''],
  ['ers', ''],
  ['er', ''],
  ['ors', ''],
  ['or', ''],
  ['ist', ''],
  ['ive', ''],
  ['ise', 'iz'],
  ['ize', 'iz'],
];

function derive(word: string): string {
  let w = word;
  for (const [ending, rest] of ENDINGS) {
    if (w.endsWith(ending) && w.length - ending.length >= 4) {
      w = undouble(w.slice(0, w.length - ending.length) + rest);
      break;
    }
  }
  // "negotiate", "negotiated" with "negotiation".
  if (w.length >= 7 && /ate?$/.test(w)) w = w.slice(0, w.lastIndexOf('at'));
  if (w.length > MIN_STEM && w.endsWith('e')) w = w.slice(0, -1);
  if (w.length > MIN_STEM && w.endsWith('y')) w = `${w.slice(0, -1)}i`;
  return w;
}

function undouble(w: string): string {
  const last = w.charCodeAt(w.length - 1);
  const doubled = last === w.charCodeAt(w.length - 2) && !'lsz'.includes(w[w.length - 1] ?? '');
  return doubled && w.length > MIN_STEM ? w.slice(0, -1) : w;
}

function hasVowel(w: string, to: number): boolean {
  for (let i = 0; i < to; i++) if ('aeiouy'.includes(w[i]!)) return true;
  return false;
}

function isAscii(w: string): boolean {
  for (let i = 0; i < w.length; i++) if (w.charCodeAt(i) > 127) return false;
  return true;
}

const concepts = new Map<string, string>();
for (const group of CONCEPTS.split(';')) {
  const words = group.split(' ').map(stem);
  for (const word of words) if (!concepts.has(word)) concepts.set(word, words[0]!);
}

/** What a term tells of, named by one term of its group; the term itself where it belongs to none. */
export function conceptOf(term: string): string {
  return concepts.get(term) ?? term;
}

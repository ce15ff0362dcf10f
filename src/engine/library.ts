/**
 * The one stateful object: keeps the synopsis fresh while texts and decisions change. It lives on the engine's thread or in the
 * command line, does no I/O and knows no clock. Documents are known one by one; what spans them is compared when a question needs it.
 */
import { loadClaimsModel } from '../core/mark/claims';
import { partsOf } from '../core/mark/claims/wordTable';
import { loadNamesModel } from '../core/mark/names';
import { type Models, read } from '../core/mark/read';
import type { DocumentId } from '../core/model';
import type { Edit } from '../core/review/edit';
import { kindsOf } from '../core/review/kinds';
import { homeOf } from '../core/review/moved';
import { layersOf } from '../core/review/people';
import { refresh } from '../core/review/relink';
import { type Drawer, inMemory } from '../core/text/drawer';
import { exported, headerOf, summarise } from './accounts';
import * as answers from './answers';
import { packRead } from './brief';
import { citations } from './citations';
import { createComparing } from './comparing';
import { createDocuments } from './documents';
import type { Engine, ModelBytes } from './engine';
import { pair } from './pairing';
import type { ShardStore } from './readings';
import { loadParts, saveParts } from './remembered';
import { find } from './search';
import { createStream, type Stream } from './stream';
import { NO_TEAM, type Team } from './team';
import { createTimes } from './times';
import { createWarmth } from './warmth';

export interface LibraryOptions {
  /** Documents that lie open at once; for tests. */
  readonly open?: number;
  /** Dated documents that are looked at for an undated one while somebody waits for its marks; for tests. */
  readonly atOnce?: number;
  /** Called between the parts of a long work: a thread hears then what else is asked of it. */
  readonly pause?: () => Promise<void>;
  /** Threads that compare for it. */
  readonly team?: Team;
  /** Where documents lie while nobody looks at them. */
  readonly drawer?: Drawer;
  /** The shards in a folder, where this thread has a disk. */
  readonly shardsIn?: (folder: string) => ShardStore;
}

/** The engine at home, which can do what does not cross to another thread. */
export interface Library extends Engine {
  /** The export of the documents of this order while they are read. Decisions are to be known before, and nothing told may change. */
  stream(order: readonly DocumentId[]): Stream;
  /** How many documents lie open. */
  readonly lying: number;
  /** Pairs of statements compared so far. */
  readonly compared: number;
}

/** Text after which V8 has made most of reading fast, in UTF-16 units: some thirty articles. */
const WARMING = 150_000;
/** Longer texts would hold up the thread; in bytes. */
const LONGEST_WARMING = 15_000;
/** So many short ones do as well. */
const MOST_WARMING = 60;

const GO_ON = Promise.resolve();

const noDisk = (): never => {
  throw new Error('this thread has no disk');
};

export function createLibrary(
  bytes: ModelBytes,
  { open, atOnce, pause = () => GO_ON, team = NO_TEAM, drawer = inMemory, shardsIn = noDisk }: LibraryOptions = {},
): Library {
  const models: Models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
  const documents = createDocuments({ models, drawer, pause, open, atOnce });
  const wordParts = (hash: number): number => partsOf(models.claims.words, hash);
  const warmer = createWarmth(
    () => documents.free(LONGEST_WARMING),
    (source) => read(source, models),
  );
  const comparing = createComparing({ documents, wordParts, drawer, team, pause, stayWarm: warmer });
  const { settled, asked, inSteps } = comparing;
  const times = createTimes();
  return {
    rest: async (isResting) => comparing.rest(isResting),
    async put(sources, readings) {
      for (const [i, source] of sources.entries()) documents.put(source, readings?.[i]);
    },
    async read(sources) {
      const all: Uint8Array[] = [];
      for (const source of sources) {
        await pause();
        if (comparing.isResting) throw new Error('reading was stopped');
        all.push(packRead(source, read(source, models)));
      }
      return all;
    },
    async withdraw(gone) {
      for (const id of gone) documents.withdraw(id);
    },
    decide: async (document, edits) => documents.decide(document, edits),
    decideProject: async (edits) => documents.decideProject(edits),
    marks: async (document) => documents.marks(document),
    focus: (document, offset) => asked((shelf) => answers.focus(shelf, document, offset)),
    async glance(document, offset) {
      const shelf = comparing.glance(document);
      return shelf === null ? null : answers.focus(shelf, document, offset);
    },
    summary: () => asked((shelf) => summarise(shelf, documents.revision, documents.reviewed())),
    documents: async () => [...documents.standing().volumes.values()].map(({ record }) => record),
    topics: () => inSteps(answers.topics),
    origins: () => asked(({ linkage }) => linkage.origins),
    actors: () => inSteps(answers.actors),
    mentions: (actor) => asked((shelf) => answers.mentions(shelf, actor)),
    timeline: () => {
      const rows = new Map();
      return inSteps((shelf) => times.timeline(shelf, rows));
    },
    orders: () => inSteps(times.orders),
    citations: (party) => asked((shelf) => citations(shelf, party)),
    chain: (claim) => asked((shelf) => answers.chain(shelf, claim)),
    saidOn: (document) => asked((shelf) => times.saidOn(shelf, document)),
    echoes: (document) => asked((shelf) => answers.echoes(shelf, document)),
    pair: (left, right) => asked((shelf) => pair(shelf, left, right)),
    discrepancies: (document) => inSteps((shelf) => answers.discrepancies(shelf, document)),
    find: (query) => asked((shelf) => find(shelf, query)),
    async layers() {
      const all = Array.from(documents.said(), ({ source, reading, said }) => layersOf(source, reading, said));
      return all.filter(({ layers }) => layers.length > 0);
    },
    homeOf: async (edits) => homeOf(edits, documents.free()),
    async worn(document) {
      const [text, said] = [documents.textOf(document), documents.saidOf(document)];
      if (text === null || said.length === 0) return [];
      const fresh = refresh(text, said);
      return said.flatMap((edit, i): [Edit, Edit][] => (fresh[i] === edit ? [] : [[edit, fresh[i]!]]));
    },
    recall: comparing.recall,
    remember: comparing.remember,
    recallFrom: async (folder, stamp) => loadParts(shardsIn(folder), (part) => comparing.recall(part, stamp)),
    rememberIn: async (folder, stamp) => saveParts(shardsIn(folder), (part) => comparing.remember(part, stamp)),
    async warm() {
      let units = 0;
      for (let texts = 0; texts < MOST_WARMING && units < WARMING; texts++) {
        await pause();
        const more = warmer();
        if (more === 0) return;
        units += more;
      }
    },
    export: async () => exported(await settled(), kindsOf([], documents.project)),
    stream: (order) =>
      createStream(order, {
        header: headerOf(kindsOf([], documents.project)),
        alone: documents.alone,
        awaitsDate: documents.awaitsDate,
        async cast() {
          await documents.tellDated();
          documents.standing();
          return { actors: documents.cast.actors(), actorsOf: documents.cast.actorsOf };
        },
        linkage: async () => (await settled()).linkage,
      }),
    get lying() {
      return documents.lying;
    },
    get compared() {
      return comparing.compared;
    },
    dispose() {
      comparing.dispose();
      documents.dispose();
    },
  };
}

/**
 * Words as data: those that attribute, and the small words that hold a sentence together, by class. Classes feed the tagger's
 * features; what a word finally is, the tagger decides from its surroundings.
 */
import { hashWord } from '../text/tokenise';

export const Class = {
  None: 0,
  Say: 1,
  Think: 2,
  Want: 3,
  Judge: 4,
  Show: 5,
  Ask: 6,
  Deny: 7,
  SpeechNoun: 8,
  Be: 9,
  Have: 10,
  Do: 11,
  Modal: 12,
  Not: 13,
  Determiner: 14,
  Subject: 15,
  Object: 16,
  Possessive: 17,
  Preposition: 18,
  Coordinator: 19,
  Subordinator: 20,
  Wh: 21,
  That: 22,
  To: 23,
  According: 24,
  Adverb: 25,
  Count: 26,
  Calendar: 27,
  Title: 28,
  Outlet: 29,
} as const;

/** Every form of a verb of the given stems: "claim" → claims, claimed, claiming. */
function forms(stems: string): string[] {
  const out: string[] = [];
  for (const stem of stems.split(' ')) {
    const last = stem[stem.length - 1]!;
    const body = last === 'e' ? stem.slice(0, -1) : stem;
    const soft = last === 'y' && !'aeiou'.includes(stem[stem.length - 2]!);
    const hissing = /(s|x|z|ch|sh)$/.test(stem);
    out.push(stem, soft ? `${stem.slice(0, -1)}ies` : hissing ? `${stem}es` : `${stem}s`);
    out.push(soft ? `${stem.slice(0, -1)}ied` : `${body}ed`, `${body}ing`);
  }
  return out;
}

const words = (list: string): string[] => list.split(' ');

const LEXICON: readonly (readonly [number, readonly string[]])[] = [
  [
    Class.Say,
    [
      ...forms(
        'accentuate affirm air allude amplify apologize apologise articulate aver avow bellow bemoan blurt brag broadcast chant characterize characterise circulate clarify communicate complain contextualize convey cry deadpan delineate disseminate divulge echo elucidate enthuse enumerate enunciate evoke exaggerate exhort expand expound fume gripe groan growl grumble grunt holler hypothesize hypothesise inveigh interject jest lecture mouth mumble murmur narrate notify orate overstate paraphrase pontificate posit preach proffer publicize publicise publish rant reaffirm reassert reassure rebroadcast recap recite recollect reference rejoin relay release remonstrate reprise restate reprimand retell retweet riff roar scoff scream shriek sigh sneer snap sniff snort specify speculate sputter stipulate stammer submit summarize summarise surmise tease thunder underline underscore utter verbalize wail whine brief unveil outline address email text phone telephone editorialize gossip apprise counsel elicit interview unleash deliver present spell add announce answer argue assert assure boast caution claim comment concede conclude confess confirm contend continue counter declare detail disclose elaborate emphasize emphasise exclaim explain express hint indicate inform insist instruct joke lament maintain mention mutter note observe point proclaim promise pronounce quip recall recount reiterate relate remark remind repeat reply report respond retort reveal shout signal state stress suggest testify tweet urge voice volunteer vow warn whisper yell advise acknowledge admit allege allude describe discuss predict quote cite post blog telegraph intone muse opine chide chime joke crow gush',
      ),
      ...words(
        'lying lied lies forewarned retold overheard put puts putting went goes made makes making gave gives giving given read reads raised raises raising laid spelled say says said saying tell tells told telling speak speaks spoke spoken speaking write writes wrote written writing swear swore sworn admitted admitting quipped quipping referred refers referring begin begins began begun',
      ),
    ],
  ],
  [
    Class.Think,
    [
      ...forms(
        'anticipate apprehend ascertain appreciate bet calculate comprehend construe contemplate covet deduce deliberate despair detect determine diagnose discern discover envision envisage evaluate extrapolate fancy foretell gauge gather grasp infer interpret intuit judge misjudge mull notice perceive ponder postulate presuppose rate rationalize reckon reconsider regret resent rethink ruminate sense spot suspect trust value visualize weigh respect distrust mistrust assume believe conceive consider deem doubt dream expect fear figure guess imagine learn presume realize realise reason recognize recognise remember suppose suspect theorize wonder worry',
      ),
      ...words(
        'unaware mindful doubtful dubious fearful wary adamant insistent unsure uncertain unconvinced persuaded alarmed glad happy pleased sorry sad disappointed frustrated dismayed surprised shocked stunned amazed astonished puzzled baffled curious open inclined torn disillusioned unhappy dissatisfied satisfied comfortable uncomfortable bullish bearish mistaken misunderstood overestimated underestimated foresaw foreseen think thinks thought thinking know knows knew known knowing feel feels felt feeling understand understands understood see sees saw seen seeing find finds found finding forget forgets forgot hear hears heard foresee',
      ),
      ...words(
        'aware convinced confident certain sure concerned worried afraid hopeful optimistic skeptical sceptical',
      ),
    ],
  ],
  [
    Class.Want,
    [
      ...forms(
        'advocate agitate appeal aspire bid campaign clamor clamour coax compel consent crave dare dedicate devise draft elect endeavor endeavour entreat fight forbid force formulate implore incite itch lobby mandate mobilize motion necessitate negotiate nominate opt persuade petition plot pressure prompt push rally refrain schedule scheme solicit strive summon task tempt volunteer warrant yearn budget convince discourage dissuade deter permit allow authorize authorise ban prohibit oblige agree aim ask attempt commit decide demand desire hope intend look need offer pledge plan prefer prepare propose pursue seek request require resolve threaten try vote want wish order recommend encourage direct',
      ),
      ...words(
        'fought fights fighting forbade forbidden strove unwilling reluctant keen anxious poised prepared bound hesitant loath pushing pressing calls demanding planned planning committed committing preferred agreed sought chose choose chooses chosen willing eager ready determined committed',
      ),
    ],
  ],
  [
    Class.Judge,
    [
      ...forms(
        'abhor accept admonish adore assail assess bash belittle berate besmirch bristle castigate censure challenge chasten cheer classify commend commemorate compare concur congratulate contest contrast credit crucify debunk defame demean demonize denigrate deplore despise detest devalue discredit disparage disqualify disrespect downplay excoriate excuse exonerate extol eviscerate fault flay forgive frown glorify heckle idolize implicate indict insult impugn justify knock lambaste lambast lampoon liken malign minimize needle nickname object overrule pan pillory protest pummel punish ratify rebuff regard reproach repudiate resent revere revile roast savage scold scorn second shame shun skewer slander smear snub stereotype taunt thank thrash toast torch trivialize uphold validate venerate veto vilify vindicate vouch worship accuse applaud approve attack back blame blast call champion charge condemn criticize criticise decry defend denounce deride disagree disapprove dismiss embrace endorse favor favour hail hammer honor label lash laud like love mock oppose praise question rail rebuke reject ridicule rip slam support tout trash welcome admire hate dub brand compliment celebrate',
      ),
      ...words(
        'stood stand stands standing sided side sides siding booed forgave blistering scathing supportive opposed opponent opponents proponent proponents supporter backer backers critic favorable unfavorable sympathetic hostile slammed slamming ripped dubbed backed lead hit hits upset angry furious proud critical',
      ),
    ],
  ],
  [
    Class.Show,
    [
      ...forms(
        'attest betray categorize chart chronicle corroborate cover disprove establish exemplify exhibit expose feature forecast illuminate illustrate manifest poll rank refute rule signify substantiate survey symbolize tabulate uncover verify unearth flag evidence contain include demonstrate depict document estimate highlight imply list mean measure name outline portray project prove read record reflect represent identify',
      ),
      ...words('ruled held holds holding show shows showed shown showing meant imply implies implied'),
    ],
  ],
  [
    Class.Ask,
    [
      ...forms(
        'debate grill interrogate probe quiz review examine explore investigate study consult beg inquire pose press query',
      ),
      ...words('seeks seeking plead pleads pleaded asked asks asking ask'),
    ],
  ],
  [
    Class.Deny,
    [
      ...forms(
        'balk disagree dodge evade quash resist sidestep spurn rescind retract recant revoke deflect duck deny decline refuse dispute refute rebut disavow disclaim renounce repudiate contradict withhold',
      ),
      ...words('withheld withholds denied denies denying rebutted'),
    ],
  ],
  [
    Class.SpeechNoun,
    words(
      'advice affidavit allusion ambition analysis apology appeal approval aspiration assessment assumption assurance attack attacks attitude attitudes backlash barb barbs boast briefing bulletin calculation caption caveat certainty challenge characterization charge charges clarification communique comparison complaint complaints concession condemnation conjecture contention counsel coverage critique criticisms declaration defense denunciation depiction desires determination diagnosis directive disagreement disagreements disapproval disbelief disclosure discussion discussions dismay dispute dissatisfaction dissent distrust doctrine enthusiasm estimate estimates evaluation evidence exaggeration expectation expectations explanations expose faith feeling feelings filing finding findings forecast forecasts frustration goal goals guess guidance guidelines headlines hint hints hunch hypothesis illusion impression indication indications insinuation insistence insult insults interpretation intent interest judgment knowledge lawsuit lecture lesson letters lie lies mantra memoir misconception motto narrative note objection objections observation optimism outcry outlook outrage oath paper perception permission perspective pessimism petition philosophy plea pleas pledges policy position positions posts praise prayer preference presentation projection promises pronouncement prophecy proposals proposition protest protests quotation quotes rant rating reaction reason reasoning reassurance rebuke recollection recommendations reference references reflection regret regrets release reminder repudiation requests resentment reservations resolution respect responses retort revelation revelations rhetoric ruling satisfaction sentiment sentiments skepticism scepticism speculation stance story stories strategy suggestions suspicion suspicions taunt testimonials theories thesis thinking thoughts threats tirade transcript treatise trust tweets understanding urge verdict viewpoint vision vow vows warnings willingness wish wishes worries worry writings complaint indictment statement statements claim claims allegation allegations accusation accusations assertion argument belief view views opinion opinions idea notion call calls plan plans proposal promise pledge vow threat warning report reports news rumor rumors rumour rumours suggestion announcement decision demand desire hope hopes fear fears concern concerns comment comments remark remarks message letter tweet tweets testimony speech speeches interview memo email emails poll polls survey study analysis research data figures support opposition criticism endorsement question questions word words slogan headline article editorial column post blog book theory prediction conclusion consensus doubt doubts intention commitment recommendation request conviction confession denial refusal reply response answer explanation quote quip joke',
    ),
  ],
  [Class.Be, words("is are was were be been being am 'm 're")],
  [Class.Have, words("has have had having 've")],
  [Class.Do, words('do does did done doing')],
  [Class.Modal, words("will would can could may might must shall should ought 'll 'd")],
  [Class.Not, words("not n't never no nor neither hardly cannot")],
  [
    Class.Determiner,
    words('the a an this these those some any each every both all another such many few several most'),
  ],
  [Class.Subject, words('i he she we they it you who everyone someone nobody anyone somebody everybody one')],
  [Class.Object, words('me him us them himself herself themselves itself myself yourself whom')],
  [Class.Possessive, words("my his her its our their your whose 's")],
  [
    Class.Preposition,
    words(
      'of in on at by for with from about into over under against between through during before after since until upon within without among toward towards across behind beyond despite per via amid versus near outside inside around off up out down like as',
    ),
  ],
  [Class.Coordinator, words('and or but yet plus')],
  [Class.Subordinator, words('if because although though while unless whereas whether so than once lest')],
  [Class.Wh, words('what which when where why how whatever whenever whoever')],
  [Class.That, ['that']],
  [Class.To, ['to']],
  [Class.According, ['according']],
  [
    Class.Adverb,
    words(
      'also repeatedly recently later earlier once often sometimes always again still already even just only long first then now reportedly allegedly apparently publicly privately openly famously flatly simply clearly strongly firmly largely initially ultimately previously consistently falsely correctly wrongly angrily quietly specifically explicitly briefly directly immediately subsequently similarly meanwhile however instead too',
    ),
  ],
  [
    Class.Count,
    words(
      'one two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands million millions billion billions trillion percent half',
    ),
  ],
  [
    Class.Calendar,
    words(
      'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today yesterday tomorrow tonight morning afternoon evening week month year weekend',
    ),
  ],
  [
    Class.Title,
    words(
      'mr mrs ms dr sen sens rep reps gov president senator governor secretary minister chairman chairwoman chair director spokesman spokeswoman spokesperson congressman congresswoman mayor judge justice general attorney professor chief leader candidate nominee officer manager adviser advisor aide aides official officials strategist analyst analysts expert experts critic critics supporter supporters republican republicans democrat democrats campaign administration department company group authors author researcher researchers lawyer lawyers voters people sources source',
    ),
  ],
  [
    Class.Outlet,
    words(
      'reporters reporter journalists journalist media press newspaper magazine website network radio television tv agency correspondent host anchor',
    ),
  ],
];

// Open addressing over twice as many places as words: asked once for each token of a text.
const PLACES = 1 << 14;
const keys = new Int32Array(PLACES);
const kinds = new Uint8Array(PLACES);

function placeOf(hash: number): number {
  let at = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 18;
  while (kinds[at] !== 0 && keys[at] !== hash) at = (at + 1) & (PLACES - 1);
  return at;
}

for (const [kind, list] of LEXICON) {
  for (const word of list) {
    const hash = hashWord(word);
    const at = placeOf(hash);
    if (kinds[at] !== 0) continue;
    keys[at] = hash;
    kinds[at] = kind;
  }
}

/** The class of a word by its hash; `Class.None` for most words. */
export const classOf = (hash: number): number => kinds[placeOf(hash)]!;

/** Abbreviations that precede a name or a number, and never end a sentence. */
export const OPEN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof rev hon st mt ft gen lt col maj capt cmdr sgt cpl pvt adm gov sen rep pres
  messrs mme mlle fr sr sra no nos vol vols fig figs eq sec ch pp p ed eds trans cf vs v approx
  e.g i.e eg ie viz al jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri
  dept est ave blvd rd hwy bldg tel ext op art`.split(/\s+/),
);

/** Abbreviations that occur both within and at the end of a sentence. */
export const CLOSING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `etc inc co corp ltd llc bros jr sr esq ph.d m.d b.a m.a d.d.s a.m p.m am pm u.s u.k u.n e.u
  u.s.a d.c l.a n.y b.c a.d usa lbs oz ft in hr hrs min mins`.split(/\s+/),
);

/** Words that, with a capital, begin a sentence far more often than they go on after an abbreviation. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  `the a an this that these those there here it its he she they we i you his her their our my your
  but and or so yet for if when while although though because since as after before in on at to from
  by with without what who why how where which is are was were do does did can could will would
  should may might have has had not no yes also however moreover then now once some many most all
  both each every one two please thanks thank according meanwhile`.split(/\s+/),
);

/**
 * Byte offsets of the job block, the struct through which TypeScript hands work to a training
 * kernel. Compiled by tsc and by asc alike, so: bare integer constants only.
 *
 * A block belongs to one thread. Pointers are byte addresses in the same memory, 0 where a run has no use for them.
 */

// What to train: positions JOB_POSITION … JOB_END − 1 of the tokens at JOB_TOKENS. The window of a
// position may reach any token in 0 … JOB_TOKEN_COUNT − 1 but never across SENTENCE_END.
export const JOB_TOKENS: i32 = 0;
export const JOB_TOKEN_COUNT: i32 = 4;
/** Next position to train; the kernel moves it on. */
export const JOB_POSITION: i32 = 8;
export const JOB_END: i32 = 12;
/** Address of the i32 stop word: the kernel returns before the next position when it is not 0. */
export const JOB_STOP_WORD: i32 = 16;

// Model.
export const JOB_INPUT_ROWS: i32 = 20;
export const JOB_OUTPUT_ROWS: i32 = 24;
/** Bytes from one input row to the next, a multiple of 32; floats past the dimensions are 0 and stay 0. */
export const JOB_ROW_BYTES: i32 = 28;
export const JOB_WINDOW: i32 = 32;
/** 1: the window of a position is drawn from 1 … window; not looked at with JOB_NULL_ROW. */
export const JOB_SHRINK_WINDOWS: i32 = 36;
/** 1 mean, 0 sum of the context vectors, where a context is one input (CBOW, PV-DM). */
export const JOB_CONTEXT_MEAN: i32 = 40;
/** 1: one set of negatives a window, and each noise word serves twice; 0: a set a pair, each word drawn anew. */
export const JOB_NEGATIVE_SHARING: i32 = 44;
export const JOB_NEGATIVE: i32 = 48;
/** f32 learning rate of this slice. */
export const JOB_ALPHA: i32 = 52;

// Noise distribution: alias table of JOB_VOCABULARY columns, a u32 threshold and a u32 alias each.
export const JOB_VOCABULARY: i32 = 56;
export const JOB_ALIAS_TABLE: i32 = 60;

// Huffman tree: u32 offsets (vocabulary + 1) into the paths; a path entry is node · 2 + bit.
/** 0: negative sampling. */
export const JOB_PATH_OFFSETS: i32 = 64;
export const JOB_PATHS: i32 = 68;

/** This thread's scratch: hidden row, error row, plan (worker/kernels/job.ts sizes it). */
export const JOB_SCRATCH: i32 = 72;
/** Most inputs of a position, a multiple of 4. */
export const JOB_INPUT_CAPACITY: i32 = 76;

/** Four u32 of random state (xoshiro128++). */
export const JOB_RANDOM: i32 = 80;

// Results, added to by each call.
/** f64 sum of the losses of all pairs, except for what JOB_LIKELIHOOD still holds. */
export const JOB_LOSS: i32 = 96;
/** f64 count of pairs: one input with one predicted word, its noise words included in the pair. */
export const JOB_PAIRS: i32 = 104;
/** Two f64 whose product is the likelihood not yet taken into JOB_LOSS; 1 and 1 before the first call. */
export const JOB_LIKELIHOOD: i32 = 112;

// This thread's own copies of the most frequent rows, kept apart from the other threads' until
// mergeHotRows: JOB_HOT_COUNT input rows, as many output rows, as many n-gram rows where there are any, then all
// of them as they were at the last merge.
export const JOB_HOT_COUNT: i32 = 128;
export const JOB_HOT_ROWS: i32 = 132;
/** The common n-gram rows, 0 where words have none. */
export const JOB_NGRAM_ROWS: i32 = 200;

// FastText: the rows of each word, its own and those of its n-grams, as u32 offsets (vocabulary + 1) into a list
// of u32 addresses: those of this thread's copies where it has any.
/** 0: words have rows of their own only. */
export const JOB_SUBWORD_OFFSETS: i32 = 136;
export const JOB_SUBWORDS: i32 = 140;
/** One row a word: the mean of its rows, which is the word's vector. */
export const JOB_WORD_VECTORS: i32 = 144;
/** This thread's ring of composed words, see subwords.ts. */
export const JOB_RING: i32 = 148;
/** 1: a composed word is the mean of its rows (skip-gram), 0: their sum (CBOW). */
export const JOB_RING_MEAN: i32 = 152;
/** Next position to compose. */
export const JOB_COMPOSED: i32 = 156;
/** Sentence ends passed in this call: position − this numbers the words of a call without gaps. */
export const JOB_SKIPPED: i32 = 160;
/** Number of the first composed word that is not yet released. */
export const JOB_RELEASED: i32 = 164;

// Doc2Vec: documents lie one after another in the tokens, each ended by SENTENCE_END.
/** 0: no documents. */
export const JOB_TAG_ROWS: i32 = 168;
/** Number of the document that JOB_POSITION is in; the kernel moves it on. */
export const JOB_DOCUMENT: i32 = 172;
/** u32 offsets (documents + 1) into the u32 tags; 0: document d has the one tag d. */
export const JOB_TAG_OFFSETS: i32 = 176;
export const JOB_TAGS: i32 = 180;
/** 0: context words are no inputs, only tags are (PV-DBOW without words). */
export const JOB_WORD_INPUTS: i32 = 184;
/** PV-DM with concatenation: bytes of an output row, (tags + 2 · window) input rows wide; else JOB_ROW_BYTES. */
export const JOB_OUTPUT_ROW_BYTES: i32 = 188;
/** … and the row that stands for a missing word; 0 in every other mode. */
export const JOB_NULL_ROW: i32 = 192;

/** 1: inputs of a context follow its exact gradient (İrsoy et al. 2021), 0: as in word2vec.c and gensim, see context.ts. */
export const JOB_EXACT_GRADIENT: i32 = 196;

/** Noise words used since the block began, the second use of a word counted too; see random.ts. */
export const JOB_DRAWN: i32 = 204;

/** First position of the sentence at hand, or of any window that may still come in it. */
export const JOB_SENTENCE: i32 = 208;

/** PV-DM with concatenation: the address of the error row, as a list of one row. */
export const JOB_ERROR: i32 = 212;

/** A multiple of 64, so that blocks of different threads never share a cache line. */
export const JOB_BYTES: i32 = 768;

/** The last noise words drawn, two batches of NOISE_BATCH u32, a power of two. */
export const JOB_NOISE_RING: i32 = 256;
export const NOISE_BATCH: u32 = 64;

/** Token that ends a sentence in a token stream. */
export const SENTENCE_END: u32 = 0xffffffff;

// A plan: what the position at hand trains. After this head come JOB_INPUT_CAPACITY u32 addresses of
// input rows, then the targets.
/** The word's number in the call, see JOB_SKIPPED. */
export const PLAN_NUMBER: i32 = 0;
export const PLAN_WORD: i32 = 4;
export const PLAN_INPUTS: i32 = 8;
export const PLAN_TARGETS: i32 = 12;
export const PLAN_HEAD_BYTES: i32 = 16;

// A target: what the inputs of a position are to predict, and how far off each one was.
export const TARGET_ROW: i32 = 0;
/** f32: 1 for the true word or branch, 0 for noise. */
export const TARGET_LABEL: i32 = 4;
/** Four f32: learning rate · (label − prediction) of each input of the tile at hand. */
export const TARGET_STEPS: i32 = 16;
export const TARGET_BYTES: i32 = 32;

// A slot of the ring: the composed word as it is trained, the same as it was composed, then this head.
export const SLOT_ROWS: i32 = 2;
/** f32: rows that the word is made of. */
export const SLOT_COUNT: i32 = 0;
export const SLOT_WORD: i32 = 4;
export const SLOT_HEAD_BYTES: i32 = 32;

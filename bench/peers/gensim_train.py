#!/usr/bin/env python3
"""Trains with gensim, or only counts words, and prints one JSON line: the peer figures beside this project's own."""
import argparse
import json
import os
import time

import gensim
from gensim.models import Doc2Vec, FastText, Word2Vec
from gensim.models.doc2vec import TaggedDocument
from gensim.models.fasttext import save_facebook_model
from gensim.models.word2vec import LineSentence

# Larger texts are read again from disk in each pass instead of being held as lists of strings.
LARGEST_HELD_BYTES = 500_000_000


class Documents:
    """One document a line, tagged by its number."""

    def __init__(self, lines):
        self.lines = lines

    def __iter__(self):
        return (TaggedDocument(words, [number]) for number, words in enumerate(self.lines))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", help="one sentence or document a line, words separated by spaces")
    parser.add_argument("--algorithm", choices=["word2vec", "fasttext", "doc2vec"], default="word2vec")
    parser.add_argument("--scan", action="store_true", help="count words by corpus_file, without training")
    for name, default in [
        ("sg", 0), ("hs", 0), ("dm", 1), ("dbow_words", 0), ("negative", 5), ("vector_size", 100),
        ("window", 5), ("min_count", 5), ("epochs", 1), ("workers", 1), ("seed", 1),
        ("min_n", 3), ("max_n", 6), ("bucket", 2_000_000),
    ]:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
    parser.add_argument("--sample", type=float, default=1e-3)
    parser.add_argument("--alpha", type=float, default=0.025)
    parser.add_argument("--save", help="write the word vectors here, in word2vec's text format; a FastText model whole, in fastText's format, when the name ends in .bin")
    return parser.parse_args()


def create_model(arguments):
    common = {
        name: getattr(arguments, name)
        for name in ("vector_size", "window", "min_count", "sample", "alpha", "hs", "workers", "epochs", "seed")
    }
    common["negative"] = 0 if arguments.hs else arguments.negative
    if arguments.algorithm == "doc2vec":
        return Doc2Vec(dm=arguments.dm, dbow_words=arguments.dbow_words, **common)
    if arguments.algorithm == "fasttext":
        subwords = {name: getattr(arguments, name) for name in ("min_n", "max_n", "bucket")}
        return FastText(sg=arguments.sg, **subwords, **common)
    return Word2Vec(sg=arguments.sg, **common)


def scan(arguments):
    model = create_model(arguments)
    start = time.perf_counter()
    model.build_vocab(corpus_file=arguments.corpus)
    seconds = time.perf_counter() - start
    return {"vocabulary": len(model.wv), "scanSeconds": seconds}


def train(arguments):
    if os.path.getsize(arguments.corpus) > LARGEST_HELD_BYTES:
        lines = LineSentence(arguments.corpus)
    else:
        lines = list(LineSentence(arguments.corpus))
    raw_words = sum(map(len, lines))
    texts = lines
    if arguments.algorithm == "doc2vec":
        texts = Documents(lines) if isinstance(lines, LineSentence) else list(Documents(lines))
    model = create_model(arguments)
    start = time.perf_counter()
    model.build_vocab(texts)
    scanned = time.perf_counter()
    model.train(texts, total_examples=model.corpus_count, epochs=arguments.epochs)
    seconds = time.perf_counter() - scanned
    if arguments.save and arguments.save.endswith(".bin"):
        save_facebook_model(model, arguments.save)
    elif arguments.save:
        model.wv.save_word2vec_format(arguments.save)
    return {
        "vocabulary": len(model.wv),
        "scanSeconds": scanned - start,
        "trainSeconds": seconds,
        "rawWordsPerSecond": raw_words * arguments.epochs / seconds,
    }


if __name__ == "__main__":
    given = parse_arguments()
    figures = scan(given) if given.scan else train(given)
    print(json.dumps({"version": gensim.__version__, **figures}))

#!/usr/bin/env python3
"""Trains gensim's Word2Vec and prints one JSON line: the peer figure beside this project's own."""
import argparse
import json
import time

from gensim import __version__
from gensim.models import Word2Vec

parser = argparse.ArgumentParser()
parser.add_argument("corpus", help="one sentence a line, words separated by spaces")
parser.add_argument("--sg", type=int, required=True)
parser.add_argument("--hs", type=int, default=0)
parser.add_argument("--workers", type=int, required=True)
parser.add_argument("--epochs", type=int, default=1)
arguments = parser.parse_args()

with open(arguments.corpus, encoding="utf8") as corpus:
    sentences = [line.split() for line in corpus]
raw_words = sum(map(len, sentences))

model = Word2Vec(
    sg=arguments.sg,
    hs=arguments.hs,
    negative=0 if arguments.hs else 5,
    workers=arguments.workers,
    epochs=arguments.epochs,
)
start = time.perf_counter()
model.build_vocab(sentences)
scanned = time.perf_counter()
model.train(sentences, total_examples=model.corpus_count, epochs=arguments.epochs)
seconds = time.perf_counter() - scanned
print(
    json.dumps(
        {
            "version": __version__,
            "vocabulary": len(model.wv),
            "scanSeconds": round(scanned - start, 3),
            "trainSeconds": round(seconds, 3),
            "rawWordsPerSecond": round(raw_words * arguments.epochs / seconds),
        }
    )
)

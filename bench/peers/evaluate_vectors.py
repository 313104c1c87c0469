#!/usr/bin/env python3
"""Scores files of word vectors (word2vec text) by gensim's own evaluations and prints one JSON line a file."""
import argparse
import json
from pathlib import Path

from gensim.models import KeyedVectors

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("tests", type=Path, help="folder of wordsim353.tsv, simlex999.txt and questions-words.txt")
parser.add_argument("vectors", nargs="+")
arguments = parser.parse_args()

for path in arguments.vectors:
    vectors = KeyedVectors.load_word2vec_format(path)
    pairs = {
        name: float(vectors.evaluate_word_pairs(arguments.tests / file)[1][0])
        for name, file in (("ws353", "wordsim353.tsv"), ("simlex", "simlex999.txt"))
    }
    accuracy, sections = vectors.evaluate_word_analogies(arguments.tests / "questions-words.txt")
    # The sections on word forms are named gram1-adjective-to-adverb and so on.
    forms = [section for section in sections if section["section"].startswith("gram")]
    right = sum(len(section["correct"]) for section in forms)
    asked = right + sum(len(section["incorrect"]) for section in forms)
    figures = {**pairs, "analogies": accuracy, "syntactic": right / asked if asked else None}
    print(json.dumps({"file": path, "vocabulary": len(vectors), **figures}), flush=True)

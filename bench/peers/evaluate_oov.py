#!/usr/bin/env python3
"""
Scores FastText models (fastText's .bin format) on word pairs with a word that training never saw, by the vectors
composed of its n-grams; one JSON line a file. Train with a high min_count, so that many words of the sets are unseen.
"""
import argparse
import json
from pathlib import Path

from gensim.models.fasttext import load_facebook_vectors
from scipy.stats import spearmanr


def pairs_of(path):
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            first, second, score = line.split("\t")[:3]
            yield first.lower(), second.lower(), float(score)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("tests", type=Path, help="folder of wordsim353.tsv and simlex999.txt")
parser.add_argument("models", nargs="+")
arguments = parser.parse_args()

for path in arguments.models:
    vectors = load_facebook_vectors(path)
    figures = {}
    for name, file in (("ws353", "wordsim353.tsv"), ("simlex", "simlex999.txt")):
        unseen = [
            (first, second, score)
            for first, second, score in pairs_of(arguments.tests / file)
            if first not in vectors.key_to_index or second not in vectors.key_to_index
        ]
        similarities = [vectors.similarity(first, second) for first, second, _ in unseen]
        correlation = spearmanr(similarities, [score for _, _, score in unseen])[0] if len(unseen) > 2 else None
        figures[name] = {"pairs": len(unseen), "spearman": correlation and float(correlation)}
    print(json.dumps({"file": path, "vocabulary": len(vectors), **figures}), flush=True)

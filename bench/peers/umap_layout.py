#!/usr/bin/env python3
"""
Lays vectors out with umap-learn, and scores layouts, and prints one JSON line.

  run VECTORS DIMENSIONS NEIGHBORS OUTPUT       seconds of umap-learn's fit_transform; writes x<TAB>y a line
  score VECTORS DIMENSIONS NEIGHBORS FILE ...   trustworthiness and neighbour recall of each layout

VECTORS are float32 rows of unit length, one after another.
"""
import json
import sys
import time
import warnings

import numpy as np

SAMPLE = 2000


def run(rows, neighbors, output):
    import umap

    warnings.filterwarnings("ignore")
    umap.UMAP(n_neighbors=neighbors).fit(rows[:500])  # compiles
    began = time.perf_counter()
    layout = umap.UMAP(n_neighbors=neighbors, min_dist=0.1).fit_transform(rows)
    seconds = time.perf_counter() - began
    np.savetxt(output, layout, delimiter="\t")
    return {"version": umap.__version__, "seconds": seconds}


def nearest(rows, queries, count):
    """The nearest others of the rows of some numbers, nearest first, by brute force."""
    squares = (rows**2).sum(1)
    found = np.empty((len(queries), count), int)
    for at in range(0, len(queries), 256):
        part = queries[at : at + 256]
        distances = squares - 2 * rows[part] @ rows.T
        distances[np.arange(len(part)), part] = np.inf
        candidates = np.argpartition(distances, count, axis=1)[:, :count]
        order = np.argsort(np.take_along_axis(distances, candidates, 1), axis=1)
        found[at : at + 256] = np.take_along_axis(candidates, order, 1)
    return found


def score(rows, neighbors, files):
    """Venna and Kaski's trustworthiness, and the share of a point's neighbours kept on the map, over a fixed sample."""
    points, k = len(rows), neighbors
    sample = np.random.default_rng(0).choice(points, min(SAMPLE, points), replace=False)
    high = nearest(rows, sample, k)
    scores = []
    for file in files:
        layout = np.loadtxt(file, delimiter="\t")
        low = nearest(layout, sample, k)
        recall = np.mean([len(set(h) & set(l)) / k for h, l in zip(high, low)])
        penalty = 0
        for point, on_map in zip(sample, low):
            squared = ((rows - rows[point]) ** 2).sum(1)
            squared[point] = -1
            rank = np.empty(points, int)
            rank[np.argsort(squared, kind="stable")] = np.arange(points)
            penalty += np.maximum(rank[on_map] - k, 0).sum()
        trust = 1 - penalty * 2 / (len(sample) * k * (2 * points - 3 * k - 1))
        scores.append({"trustworthiness": float(trust), "recall": float(recall)})
    return scores


def main():
    command, vectors, dimensions, neighbors, *files = sys.argv[1:]
    rows = np.fromfile(vectors, "<f4").reshape(-1, int(dimensions))
    result = run(rows, int(neighbors), files[0]) if command == "run" else score(rows, int(neighbors), files)
    print(json.dumps(result))


main()

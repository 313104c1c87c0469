#!/usr/bin/env python3
"""
State of the Union passages of 100 words and the party of who spoke them: a linear classifier on document vectors.

  prepare DATA FOLDER      writes documents.txt (one passage a line) and labels.tsv (party, president)
  train FOLDER FILE        trains gensim's Doc2Vec on documents.txt and writes the document vectors
  score FOLDER FILE ...    accuracy of logistic regression on each file of document vectors (word2vec text)
"""
import argparse
import json
import re
from pathlib import Path

# The two parties that spoke for most of the time.
PARTIES = {"Republican", "Democratic"}
PASSAGE_WORDS = 100


def prepare(arguments):
    documents, labels = [], []
    for path in sorted(Path(arguments.data).glob("*.json")):
        address = json.loads(path.read_text(encoding="utf8"))
        if not isinstance(address, dict) or address.get("party") not in PARTIES:
            continue
        words = re.findall(r"[a-z0-9]+", address["text"].lower())
        for start in range(0, len(words) - PASSAGE_WORDS + 1, PASSAGE_WORDS):
            documents.append(" ".join(words[start : start + PASSAGE_WORDS]))
            labels.append(f"{address['party']}\t{address['name']}")
    folder = Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "documents.txt").write_text("\n".join(documents) + "\n", encoding="utf8")
    (folder / "labels.tsv").write_text("\n".join(labels) + "\n", encoding="utf8")
    print(json.dumps({"documents": len(documents), "presidents": len({label.split("\t")[1] for label in labels})}))


def train(arguments):
    from gensim.models import Doc2Vec
    from gensim.models.doc2vec import TaggedDocument

    lines = (Path(arguments.folder) / "documents.txt").read_text(encoding="utf8").splitlines()
    documents = [TaggedDocument(line.split(), [number]) for number, line in enumerate(lines)]
    names = ("dm", "dm_concat", "epochs", "seed", "workers")
    model = Doc2Vec(documents, **{name: getattr(arguments, name) for name in names})
    with open(arguments.file, "w", encoding="utf8") as output:
        output.write(f"{len(lines)} {model.vector_size}\n")
        for number in range(len(lines)):
            output.write(f"*dt_{number} {' '.join(map(str, model.dv[number]))}\n")


def score(arguments):
    import numpy
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    lines = (Path(arguments.folder) / "labels.tsv").read_text(encoding="utf8").splitlines()
    parties, presidents = zip(*(line.split("\t") for line in lines))
    for path in arguments.files:
        with open(path, encoding="utf8") as vectors:
            count, size = map(int, next(vectors).split())
            rows = numpy.zeros((len(lines), size), dtype=numpy.float32)
            for line in vectors:
                name, *numbers = line.split(" ")
                if name.startswith("*dt_") and name[4:].isdigit() and int(name[4:]) < len(lines):
                    rows[int(name[4:])] = numpy.array(numbers, dtype=numpy.float32)
        classifier = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
        mixed = cross_val_score(classifier, rows, parties, cv=StratifiedKFold(5, shuffle=True, random_state=1))
        apart = cross_val_score(classifier, rows, parties, groups=presidents, cv=GroupKFold(5))
        print(json.dumps({"file": path, "passages": float(mixed.mean()), "presidents": float(apart.mean())}))


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
commands = parser.add_subparsers(required=True)
command = commands.add_parser("prepare")
command.add_argument("data")
command.add_argument("folder")
command.set_defaults(run=prepare)
command = commands.add_parser("train")
command.add_argument("folder")
command.add_argument("file")
for name, default in (("dm", 1), ("dm_concat", 0), ("epochs", 10), ("seed", 1), ("workers", 1)):
    command.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
command.set_defaults(run=train)
command = commands.add_parser("score")
command.add_argument("folder")
command.add_argument("files", nargs="+")
command.set_defaults(run=score)

if __name__ == "__main__":
    given = parser.parse_args()
    given.run(given)

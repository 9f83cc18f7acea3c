"""Trains and uses PyTorch's twin of the tagger, as bench/tagger.mjs asks.

The first line is JSON {words, characters, options, columns: [{labels, crf}], sentences: [{words, features, spellings,
labels}], spellings: [[character]], batches: [[sentence]]}. Then lines {what: "train" or "tag", seconds}; each is
answered with the tokens a second of the processor's time.
"""

import itertools
import json
import sys
import time

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

torch.set_num_threads(1)
given = json.loads(sys.stdin.readline())
options = given["options"]
spellings = [torch.tensor(one) for one in given["spellings"]]
sentences = [
    {name: torch.tensor(value) for name, value in one.items() if name != "spellings"} | {"spellings": one["spellings"]}
    for one in given["sentences"]
]
CELLS = {"lstm": nn.LSTM, "gru": nn.GRU}


class Crf(nn.Module):
    """A linear-chain conditional random field over a padded batch, [steps, batch, labels]."""

    def __init__(self, labels):
        super().__init__()
        self.transitions = nn.Parameter(torch.empty(labels, labels).uniform_(-0.1, 0.1))
        self.starts = nn.Parameter(torch.empty(labels).uniform_(-0.1, 0.1))
        self.ends = nn.Parameter(torch.empty(labels).uniform_(-0.1, 0.1))

    def loss(self, logits, targets, alive):
        lengths = alive.sum(0)
        picked = logits.gather(2, targets.unsqueeze(2)).squeeze(2) * alive
        pairs = self.transitions[targets[:-1], targets[1:]] * alive[1:]
        last = targets.gather(0, (lengths - 1).unsqueeze(0)).squeeze(0)
        right = picked.sum(0) + pairs.sum(0) + self.starts[targets[0]] + self.ends[last]
        alpha = self.starts + logits[0]
        for t in range(1, len(logits)):
            following = torch.logsumexp(alpha.unsqueeze(2) + self.transitions, 1) + logits[t]
            alpha = torch.where(alive[t].unsqueeze(1), following, alpha)
        return (torch.logsumexp(alpha + self.ends, 1) - right).sum() / lengths.sum()

    def best(self, logits):
        score, back = self.starts + logits[0], []
        for row in logits[1:]:
            most, before = (score.unsqueeze(1) + self.transitions).max(0)
            back.append(before)
            score = most + row
        path = [int((score + self.ends).argmax())]
        for before in reversed(back):
            path.append(int(before[path[-1]]))
        return path[::-1]


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        cell = CELLS[options["cell"]]
        self.words = nn.Embedding(given["words"], options["wordSize"])
        self.features = nn.ModuleList(nn.Embedding(one["count"], one["size"]) for one in given["features"])
        self.characters = nn.Embedding(given["characters"], options["characterSize"])
        self.spelling = cell(options["characterSize"], options["characterHiddenSize"], bidirectional=True)
        inputs = options["wordSize"] + sum(one["size"] for one in given["features"]) + 2 * options["characterHiddenSize"]
        self.sentence = cell(
            inputs, options["hiddenSize"], options["layers"], bidirectional=True, dropout=options["dropout"] if options["layers"] > 1 else 0
        )
        self.dropout = nn.Dropout(options["dropout"])
        self.heads = nn.ModuleList(nn.Linear(2 * options["hiddenSize"], one["labels"]) for one in given["columns"])
        self.crfs = nn.ModuleList(Crf(one["labels"]) if one["crf"] else nn.Identity() for one in given["columns"])

    def forward(self, batch):
        rows = {}
        for one in batch:
            for spelling in one["spellings"]:
                rows.setdefault(spelling, len(rows))
        spelled = [spellings[spelling] for spelling in rows]
        lengths = torch.tensor([len(one) for one in spelled])
        packed = pack_padded_sequence(self.characters(pad_sequence(spelled)), lengths, enforce_sorted=False)
        state = self.spelling(packed)[1]
        state = state[0] if isinstance(state, tuple) else state
        read = torch.cat([state[0], state[1]], 1)
        places = pad_sequence([torch.tensor([rows[spelling] for spelling in one["spellings"]]) for one in batch])
        parts = [self.words(pad_sequence([one["words"] for one in batch]))]
        parts += [table(pad_sequence([one["features"][i] for one in batch])) for i, table in enumerate(self.features)]
        x = self.dropout(torch.cat([*parts, read[places]], 2))
        lengths = torch.tensor([len(one["words"]) for one in batch])
        output = self.sentence(pack_padded_sequence(x, lengths, enforce_sorted=False))[0]
        output = self.dropout(pad_packed_sequence(output)[0])
        return [head(output) for head in self.heads], lengths


model = Tagger()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3, betas=(0.9, 0.98))
loss_of = nn.CrossEntropyLoss(ignore_index=-100)
batches = itertools.cycle([[sentences[i] for i in one] for one in given["batches"]])
alone = itertools.cycle(sentences)


def train():
    batch = next(batches)
    model.train()
    logits, lengths = model(batch)
    alive = torch.arange(int(lengths.max())).unsqueeze(1) < lengths
    loss = 0
    for column, scores in enumerate(logits):
        crf = model.crfs[column]
        targets = pad_sequence([one["labels"][column] for one in batch], padding_value=-100)
        if isinstance(crf, Crf):
            loss = loss + crf.loss(scores, targets.clamp(min=0), alive)
        else:
            loss = loss + loss_of(scores.reshape(-1, scores.shape[2]), targets.reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(model.parameters(), 2)
    optimizer.step()
    loss.item()
    return int(lengths.sum())


def tag():
    one = next(alone)
    model.eval()
    with torch.inference_mode():
        for column, scores in enumerate(model([one])[0]):
            crf = model.crfs[column]
            crf.best(scores[:, 0]) if isinstance(crf, Crf) else scores[:, 0].argmax(1).tolist()
    return len(one["words"])


print(json.dumps(torch.__version__), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    step = {"train": train, "tag": tag}[task["what"]]
    tokens, begin, used = 0, time.perf_counter(), time.process_time()
    while not tokens or time.perf_counter() - begin < task["seconds"]:
        tokens += step()
    print(json.dumps(tokens / (time.process_time() - used)), flush=True)

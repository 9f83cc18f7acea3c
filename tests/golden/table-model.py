"""Numbers of scikit-learn and PyTorch for src/table: encoding, networks of two shapes, measures, integrated gradients.

Run: python3 tests/golden/table-model.py > tests/golden/table-model.json
"""
import json
import math

import numpy as np
import sklearn
import torch
from sklearn.metrics import (
    accuracy_score, confusion_matrix, log_loss, mean_absolute_error, mean_squared_error,
    precision_recall_fscore_support, r2_score,
)
from sklearn.preprocessing import OneHotEncoder, StandardScaler

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(7)

cities = ['Busan', 'Seoul', 'Seoul', 'Daegu', 'Busan', 'Daegu', 'Seoul', 'Busan', 'Seoul', 'Daegu']
rows = [
    {'size': float(round(30 + 60 * rng.random(), 1)), 'year': int(1980 + rng.integers(40)), 'city': city}
    for city in cities
]
numbers = np.array([[row['size'], row['year']] for row in rows])
scaler = StandardScaler().fit(numbers)
encoder = OneHotEncoder(sparse_output=False, handle_unknown='ignore').fit([[c] for c in cities])
unseen = {'size': 55.5, 'year': 2001, 'city': 'Jeju'}
everything = rows + [unseen]
x = np.hstack([
    scaler.transform([[row['size'], row['year']] for row in everything]),
    encoder.transform([[row['city']] for row in everything]),
])


def tensors(prefix, module):
    return {f'{prefix}.{name}': {'shape': list(p.shape), 'data': p.detach().flatten().tolist()}
            for name, p in module.named_parameters()}


def gradients(score, inputs, points=20000):
    """Integrated gradients of a score from zeros, by the midpoint rule."""
    total = torch.zeros_like(inputs)
    for k in range(0, points):
        at = ((k + 0.5) / points * inputs).requires_grad_(True)
        total += torch.autograd.grad(score(at), at)[0] / points
    return (total * inputs).detach()


# A multilayer perceptron that predicts one of three classes.
hidden = [torch.nn.Linear(5, 4), torch.nn.Linear(4, 4)]
decoder = torch.nn.Linear(4, 3)
for layer in [*hidden, decoder]:
    for parameter in layer.parameters():
        parameter.data.normal_(0, 0.8)
inputs = torch.tensor(x)


def mlp(h):
    for layer in hidden:
        h = torch.tanh(layer(h))
    return decoder(h)


labels = ['high', 'low', 'mid']
probabilities = torch.softmax(mlp(inputs), 1).detach().numpy()
truth = [int(t) for t in rng.integers(0, 3, len(rows))]
predicted = probabilities[:len(rows)].argmax(1)
precision, recall, f1, support = precision_recall_fscore_support(
    truth, predicted, labels=[0, 1, 2], zero_division=0)
logits = mlp(inputs[0])
first, second = (int(i) for i in torch.argsort(logits, descending=True)[:2])
parts = gradients(lambda at: mlp(at)[first] - mlp(at)[second], inputs[0])
classify = {
    'tensors': {**tensors('hidden.0', hidden[0]), **tensors('hidden.1', hidden[1]), **tensors('decoder', decoder)},
    'labels': labels,
    'probabilities': probabilities.tolist(),
    'truth': [labels[t] for t in truth],
    'accuracy': accuracy_score(truth, predicted),
    'loss': log_loss(truth, probabilities[:len(rows)], labels=[0, 1, 2]),
    'confusion': confusion_matrix(truth, predicted).tolist(),
    'precision': precision.tolist(), 'recall': recall.tolist(), 'f1': f1.tolist(),
    'explained': {
        'predicted': labels[first], 'runnerUp': labels[second],
        'score': float((logits[first] - logits[second]).detach()),
        'contributions': [float(parts[0]), float(parts[1]), float(parts[2:].sum())],
    },
}

# A bidirectional LSTM over two sequences of five rows that predicts a number.
lstm = torch.nn.LSTM(5, 3, bidirectional=True)
head = torch.nn.Linear(6, 1)
prices = np.array([float(round(100 + 50 * rng.random(), 1)) for _ in rows])
sequences = torch.tensor(x[:len(rows)]).reshape(2, 5, 5).transpose(0, 1)
out = head(lstm(sequences)[0])[:, :, 0].transpose(0, 1).reshape(-1).detach().numpy()
answers = out * prices.std() + prices.mean()
one = torch.tensor(x[:5]).reshape(5, 1, 5)
parts = gradients(lambda at: head(lstm(at)[0])[2, 0, 0], one, 4000)[:, 0] * prices.std()
regress = {
    'tensors': {**tensors('recurrent', lstm), **tensors('decoder', head)},
    'sequence': ['a'] * 5 + ['b'] * 5,
    'prices': prices.tolist(),
    'answers': answers.tolist(),
    'rmse': math.sqrt(mean_squared_error(prices, answers)),
    'mae': mean_absolute_error(prices, answers),
    'r2': r2_score(prices, answers),
    'explained': {
        'row': 2,
        'contributions': [float(parts[2, 0]), float(parts[2, 1]), float(parts[2, 2:].sum())],
        'otherRows': float(parts.sum() - parts[2].sum()),
    },
}

print(json.dumps({
    'made': {'torch': torch.__version__, 'scikit-learn': sklearn.__version__},
    'rows': rows, 'unseen': unseen,
    'means': scaler.mean_.tolist(), 'deviations': scaler.scale_.tolist(),
    'categories': encoder.categories_[0].tolist(),
    'x': x.tolist(), 'classify': classify, 'regress': regress,
}, indent=1))

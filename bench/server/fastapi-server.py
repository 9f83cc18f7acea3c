"""A classifier of scikit-learn behind FastAPI and uvicorn: Naive Bayes on counts of words.

python fastapi-server.py TRAIN.TSV

Prints {"url": …} once it serves; its route and shapes are those of `malmoi serve`.
"""

import csv
import json
import socket
import sys

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

model = make_pipeline(CountVectorizer(), MultinomialNB())
model.fit([row["text"] for row in rows], [row["label"] for row in rows])
classes = [str(label) for label in model.classes_]

app = FastAPI()


class Texts(BaseModel):
    texts: list[str]


@app.post("/v1/models/classifier/predict")
def predict(request: Texts):
    probabilities = model.predict_proba(request.texts)
    return {
        "version": 1,
        "results": [
            {"predicted": classes[row.argmax()], "probabilities": dict(zip(classes, row.tolist()))}
            for row in probabilities
        ],
    }


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
print(json.dumps({"url": f"http://127.0.0.1:{listener.getsockname()[1]}"}), flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])

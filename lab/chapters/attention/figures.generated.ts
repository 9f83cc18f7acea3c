// Written by lab/tools/write-translators.ts.
export const FIGURES = {
  "on": {
    "steps": 752,
    "weights": 20799,
    "hash": "c7d6c2744af9e4fae858a2a21abeb29b221ceab2e4f25ac333bde38b06220bd2",
    "pairs": 476,
    "exact": 0.9936974789915967,
    "byLength": [
      {
        "from": 3,
        "to": 5,
        "pairs": 116,
        "bleu": 100.00000000000004
      },
      {
        "from": 6,
        "to": 7,
        "pairs": 131,
        "bleu": 100.00000000000004
      },
      {
        "from": 8,
        "to": 10,
        "pairs": 99,
        "bleu": 98.240911800737
      },
      {
        "from": 11,
        "to": 12,
        "pairs": 89,
        "bleu": 100.00000000000004
      },
      {
        "from": 13,
        "to": 15,
        "pairs": 41,
        "bleu": 100.00000000000004
      }
    ]
  },
  "off": {
    "steps": 4888,
    "weights": 23127,
    "hash": "3852c654066b4ce0bbfce1dcdccd81279ba70917c7fef53d8b8e9097fd9f311b",
    "pairs": 476,
    "exact": 0.008403361344537815,
    "byLength": [
      {
        "from": 3,
        "to": 5,
        "pairs": 116,
        "bleu": 48.25062287909101
      },
      {
        "from": 6,
        "to": 7,
        "pairs": 131,
        "bleu": 58.73535416692272
      },
      {
        "from": 8,
        "to": 10,
        "pairs": 99,
        "bleu": 28.62128282717722
      },
      {
        "from": 11,
        "to": 12,
        "pairs": 89,
        "bleu": 22.58219792690239
      },
      {
        "from": 13,
        "to": 15,
        "pairs": 41,
        "bleu": 20.17729279454585
      }
    ]
  }
};

/** What a model file calls a count vectorizer. */
export const COUNT_VECTORIZER_KIND = 'count-vectorizer';

/** What a model file calls a tf-idf vectorizer. */
export const TFIDF_VECTORIZER_KIND = 'tfidf-vectorizer';

/** What a model file calls a hashing vectorizer. */
export const HASHING_VECTORIZER_KIND = 'hashing-vectorizer';

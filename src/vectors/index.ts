export { alignProjection } from './align-projection.ts';
export {
  type AnalogyQuestion,
  type AnalogySection,
  parseAnalogies,
} from './analogy-questions.ts';
export {
  type AnalogyMethod,
  type AnalogyQuery,
  answerAnalogy,
  readAnalogy,
} from './answer-analogy.ts';
export { compareNeighbors, type NeighborComparison } from './compare-neighbors.ts';
export { pearsonCorrelation, spearmanCorrelation } from './correlation.ts';
export { type EngineRowProducts, engineRowProducts } from './engine-row-products.ts';
export {
  type AnalogyOptions,
  type AnalogyResult,
  type AnalogyScore,
  type AnalogySectionScore,
  evaluateWordAnalogies,
} from './evaluate-word-analogies.ts';
export { evaluateWordPairs, type WordPairsResult } from './evaluate-word-pairs.ts';
export { writeClickHouseNative } from './formats/clickhouse-native.ts';
export { VECTOR_FORMATS, type VectorFormat } from './formats/detect-format.ts';
export { writeFastTextVec } from './formats/fasttext-vec.ts';
export { writeGloveText } from './formats/glove-text.ts';
export { writeVectorsParquet } from './formats/parquet.ts';
export { writePgvectorSql } from './formats/pgvector-sql.ts';
export { writeProjectorMetadata, writeProjectorVectors } from './formats/projector-tsv.ts';
export type { ReadVectors } from './formats/read-options.ts';
export { writeWord2vecBinary } from './formats/word2vec-binary.ts';
export { writeWord2vecText } from './formats/word2vec-text.ts';
export { drawMapSvg, formatMapTsv, type MapPoint } from './map-drawing.ts';
export { mostSimilar, type SimilarityQuery, type SimilarWord } from './most-similar.ts';
export { type CosmulQuery, mostSimilarCosmul } from './most-similar-cosmul.ts';
export { parseWordPairs, type WordPair } from './parse-word-pairs.ts';
export { type PcaOptions, type PcaProjection, projectPca } from './project-pca.ts';
export { projectUmap, type UmapOptions } from './project-umap.ts';
export type { VectorTerm, WeightedTerm } from './query-vector.ts';
export { type ReadAnyVectorsOptions, readVectors } from './read-vectors.ts';
export {
  type CentralWord,
  closerThan,
  doesntMatch,
  nSimilarity,
  rank,
  rankByCentrality,
  similarity,
} from './similarity.ts';
export {
  SUBWORD_UNITS,
  type SubwordOptions,
  type SubwordUnits,
} from './subword-ngrams.ts';
export { SubwordVectors, type SubwordVectorsParts } from './subword-vectors.ts';
export type { TestSetOptions } from './test-vocabulary.ts';
export { parseVectorExpression, type WeightedWord } from './vector-expression.ts';
export { VectorIndex } from './vector-index.ts';
export { WordList } from './word-list.ts';
export { WordVectors, type WordVectorsParts } from './word-vectors.ts';
export { wordVectorsFromState, wordVectorsToState } from './word-vectors-state.ts';

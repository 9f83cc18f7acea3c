// fastText's supervised objective (Joulin et al. 2017, "Bag of Tricks for Efficient Text Classification"): a document's
// vector is the mean of its n features' rows, h = Σ x_i / n, and each output o that it has (all classes; or, of
// hierarchical softmax, the inner nodes on its class's path) scores h · y_o. With label l_o and probability p_o:
//
//   e_o = (l_o − p_o) · learning rate
//   x_i += Σ_o e_o y_o / n        y_o += e_o h        (both from the old values)
//
// A batch's documents are taken from the same old values and then added one after another. Both steps are functions of
// their own that are never inlined, so that a round in one call computes the same bits as its batches shared among
// workers: documents in the first step, columns in the second.
#include "contract/fasttext.h"
#include "numerics.h"
#include "row-lanes.h"

enum {
  AHEAD = 12,   // features between asking for a row and reading it
  COLUMNS = 16  // of a block of the second step: a cache line
};

typedef struct {
  float *input, *output, *hidden, *gradients, *errors, *losses;
  const int32_t *starts, *features, *order, *targets, *label_starts, *labels, *path_starts, *path_nodes, *path_branches;
  const float *rates;
  int32_t classes, capacity, stride;
} model;

#define MODEL                                                                                                          \
  {                                                                                                                    \
    .input = input, .output = output, .hidden = hidden, .gradients = gradients, .errors = errors, .losses = losses,    \
    .starts = starts, .features = features, .order = order, .targets = targets, .label_starts = label_starts,          \
    .labels = labels, .path_starts = path_starts, .path_nodes = path_nodes, .path_branches = path_branches,            \
    .rates = rates, .classes = classes, .capacity = capacity, .stride = stride                                         \
  }

// The outputs of a document: all of them, or the nodes of a path.
typedef struct {
  const int32_t *nodes;
  int32_t count;
} outputs;

static inline outputs outputs_of(const model *m, int32_t target) {
  if (m->path_starts == 0) return (outputs){.nodes = 0, .count = m->classes};
  const int32_t start = m->path_starts[target];
  return (outputs){.nodes = m->path_nodes + start, .count = m->path_starts[target + 1] - start};
}

static inline float *output_row(const model *m, outputs all, int32_t i) {
  return m->output + (size_t)(all.nodes == 0 ? i : all.nodes[i]) * m->stride;
}

static inline float *input_row(const model *m, const int32_t *feature) {
  return m->input + (size_t)*feature * m->stride;
}

// h = Σ x_i / n, four rows at a time.
static inline void sum_features(const model *m, float *h, const int32_t *features, int32_t count) {
  const int32_t stride = m->stride;
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(h + k, (rowv){0});
  for (int32_t i = 0; i < count && i < AHEAD; i++) prefetch_row(input_row(m, features + i), stride);
  int32_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (int32_t j = i + AHEAD; j < i + AHEAD + 4 && j < count; j++) prefetch_row(input_row(m, features + j), stride);
    const float *a = input_row(m, features + i), *b = input_row(m, features + i + 1);
    const float *c = input_row(m, features + i + 2), *d = input_row(m, features + i + 3);
    for (int32_t k = 0; k < stride; k += ROW_LANES)
      store_row(h + k, load_row(h + k) + ((load_row(a + k) + load_row(b + k)) + (load_row(c + k) + load_row(d + k))));
  }
  for (; i < count; i++) {
    const float *a = input_row(m, features + i);
    for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(h + k, load_row(h + k) + load_row(a + k));
  }
  const rowv share = 1.0f / (float)count - (rowv){0};
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(h + k, load_row(h + k) * share);
}

static inline float dot_row(const float *a, const float *b, int32_t stride) {
  rowv sum = {0};
  for (int32_t k = 0; k < stride; k += ROW_LANES) sum += load_row(a + k) * load_row(b + k);
  return sum_lanes(sum);
}

// The scores become rate × (label − softmax); gives −ln P(target).
static inline float softmax_errors(float *e, int32_t count, int32_t target, float rate) {
  float most = e[0], sum = 0;
  for (int32_t i = 1; i < count; i++) most = e[i] > most ? e[i] : most;
  const float score = e[target] - most;
  FOR_VECTORS(i, 0, count, { store_at(e + i, exp_vector(load_at(e + i) - most)); });
  for (int32_t i = 0; i < count; i++) sum += e[i];
  const float share = rate / sum;
  for (int32_t i = 0; i < count; i++) e[i] = (i == target ? rate : 0.0f) - e[i] * share;
  return log_vector(splat(sum))[0] - score;
}

// The scores become rate × (label − σ), of labels that are 1 or 0; gives −Σ ln P(label).
static inline float sigmoid_errors(float *e, const float *labels, int32_t count, float rate) {
  float loss = 0;
  for (int32_t i = 0; i < count; i += LANES) {
    const int32_t lanes = count - i < LANES ? count - i : LANES;
    const vector x = load_at(e + i), label = load_at(labels + i);
    const vector right = sigmoid_vector(select_lanes(label > splat(0.5f), x, -x));
    const vector lost = log_vector(at_least(right, 1e-30f));
    for (int32_t l = 0; l < lanes; l++) loss -= lost[l];
    store_at(e + i, (label - sigmoid_vector(x)) * rate);
  }
  return loss;
}

// The labels of a document's outputs are written behind its errors: [2 × capacity] a document.
static inline float output_errors(const model *m, int32_t document, int32_t target, outputs all, float *e, float rate) {
  if (m->path_starts == 0 && m->label_starts == 0) return softmax_errors(e, all.count, target, rate);
  float *labels = e + m->capacity;
  if (m->path_starts != 0) {
    const int32_t *branches = m->path_branches + m->path_starts[target];
    for (int32_t i = 0; i < all.count; i++) labels[i] = (float)branches[i];
  } else {
    for (int32_t i = 0; i < all.count; i++) labels[i] = 0;
    for (int32_t i = m->label_starts[document]; i < m->label_starts[document + 1]; i++) labels[m->labels[i]] = 1;
  }
  return sigmoid_errors(e, labels, all.count, rate);
}

// One document of a batch, at a place of it: its mean, its errors, its loss, and the gradient of its rows.
static __attribute__((noinline)) void forward_document(const model *m, int32_t visit, int32_t place) {
  const int32_t document = m->order[visit], target = m->targets[visit], stride = m->stride;
  const int32_t start = m->starts[document], count = m->starts[document + 1] - start;
  float *h = m->hidden + (size_t)place * stride, *g = m->gradients + (size_t)place * stride;
  float *e = m->errors + (size_t)place * 2 * m->capacity;
  const outputs all = outputs_of(m, target);
  m->losses[visit] = 0;
  for (int32_t i = 0; i < all.count; i++) e[i] = 0;
  if (count <= 0 || all.count <= 0) return;
  sum_features(m, h, m->features + start, count);
  for (int32_t i = 0; i < all.count; i++) e[i] = dot_row(h, output_row(m, all, i), stride);
  m->losses[visit] = output_errors(m, document, target, all, e, m->rates[visit]);
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(g + k, (rowv){0});
  for (int32_t i = 0; i < all.count; i++) {
    const float *y = output_row(m, all, i);
    const rowv error = e[i] - (rowv){0};
    for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(g + k, load_row(g + k) + error * load_row(y + k));
  }
  const rowv share = 1.0f / (float)count - (rowv){0};
  for (int32_t k = 0; k < stride; k += ROW_LANES) store_row(g + k, load_row(g + k) * share);
}

// Columns begin … end − 1 of everything that one document changes.
static __attribute__((noinline)) void update_columns(const model *m, int32_t visit, int32_t place, int32_t begin,
                                                     int32_t end) {
  const int32_t document = m->order[visit], target = m->targets[visit], stride = m->stride;
  const int32_t start = m->starts[document], stop = m->starts[document + 1];
  const float *h = m->hidden + (size_t)place * stride, *g = m->gradients + (size_t)place * stride;
  const float *e = m->errors + (size_t)place * 2 * m->capacity;
  if (start >= stop) return;
  for (int32_t i = start; i < stop; i++) {
    float *x = input_row(m, m->features + i);
    for (int32_t k = begin; k < end; k += ROW_LANES) store_row(x + k, load_row(x + k) + load_row(g + k));
  }
  const outputs all = outputs_of(m, target);
  for (int32_t i = 0; i < all.count; i++) {
    float *y = output_row(m, all, i);
    const rowv error = e[i] - (rowv){0};
    for (int32_t k = begin; k < end; k += ROW_LANES) store_row(y + k, load_row(y + k) + error * load_row(h + k));
  }
}

KERNEL(fasttextForward)(int32_t first, int32_t count, float *input, float *output, float *hidden, float *gradients,
                        float *errors, float *losses, const int32_t *starts, const int32_t *features,
                        const int32_t *order, const float *rates, const int32_t *targets, const int32_t *label_starts,
                        const int32_t *labels, const int32_t *path_starts, const int32_t *path_nodes,
                        const int32_t *path_branches, int32_t classes, int32_t capacity, int32_t stride, int32_t begin,
                        int32_t end) {
  const model m = MODEL;
  (void)count;
  for (int32_t i = begin; i < end; i++) forward_document(&m, first + i, i);
}

KERNEL(fasttextUpdate)(int32_t first, int32_t count, float *input, float *output, float *hidden, float *gradients,
                       float *errors, float *losses, const int32_t *starts, const int32_t *features,
                       const int32_t *order, const float *rates, const int32_t *targets, const int32_t *label_starts,
                       const int32_t *labels, const int32_t *path_starts, const int32_t *path_nodes,
                       const int32_t *path_branches, int32_t classes, int32_t capacity, int32_t stride, int32_t begin,
                       int32_t end) {
  const model m = MODEL;
  const int32_t last = end * COLUMNS < stride ? end * COLUMNS : stride;
  for (int32_t i = 0; i < count; i++) update_columns(&m, first + i, i, begin * COLUMNS, last);
}

KERNEL(fasttextRound)(int32_t count, int32_t batch, float *input, float *output, float *hidden, float *gradients,
                      float *errors, float *losses, const int32_t *starts, const int32_t *features,
                      const int32_t *order, const float *rates, const int32_t *targets, const int32_t *label_starts,
                      const int32_t *labels, const int32_t *path_starts, const int32_t *path_nodes,
                      const int32_t *path_branches, int32_t classes, int32_t capacity, int32_t stride) {
  const model m = MODEL;
  for (int32_t first = 0; first < count; first += batch) {
    const int32_t size = count - first < batch ? count - first : batch;
    for (int32_t i = 0; i < size; i++) forward_document(&m, first + i, i);
    for (int32_t i = 0; i < size; i++) update_columns(&m, first + i, i, 0, stride);
  }
}

// What every kernel file includes: how a kernel is declared.
#ifndef MALMOI_H
#define MALMOI_H

#include <stddef.h>
#include <stdint.h>

// A kernel: a function that the contract, src/engine/contract, lists under `name`; its prototype stands in the
// generated header of its family, contract/*.h. Its symbol has a prefix, so that
// a kernel may be called `exp` without being taken for the C library's.
#ifdef __wasm__
#define KERNEL(name) __attribute__((export_name(#name))) void malmoi_##name
#else
#define KERNEL(name) __attribute__((visibility("default"))) void malmoi_##name
#endif

#endif

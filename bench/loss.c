/* The loop of the quick model in C, for the bench only: how near Numba comes.
   The same draws are handed in, so the counts must be the same. */
#include <stdint.h>

int64_t play(const double *gaps, const double *words, int64_t count,
             const double *threshold, const int64_t *drawn,
             const double *start, const double *stretch, int64_t kinds,
             const int64_t *numbers, const double *table, int64_t cells,
             double *leaves, int64_t *packed, int64_t full, int64_t here,
             double *clock, int64_t *arrived, int64_t *turned_away) {
  double now = *clock;
  for (int64_t i = 0; i < count; i++) {
    now += gaps[i];
    double scaled = words[i] * kinds;
    int64_t kind = (int64_t)scaled;
    double rest = scaled - kind;
    int64_t side = 2 * kind + (rest >= threshold[kind]);
    rest = (rest - start[side]) * stretch[side];
    kind = drawn[side];
    int64_t taken = 0;
    for (int64_t j = 0; j < here; j++) taken += leaves[j] > now ? packed[j] : 0;
    const int64_t *row = numbers + 5 * kind;
    arrived[kind]++;
    if ((taken & 0xFFFF) > row[1] || ((taken >> row[3]) & 0xFFFF) > row[2]) {
      turned_away[kind]++;
      continue;
    }
    if (here == full) {
      here = 0;
      for (int64_t j = 0; j < full; j++) {
        int64_t stays = leaves[j] > now;
        leaves[here] = leaves[j];
        packed[here] = packed[j];
        here += stays;
      }
    }
    int64_t cell = (int64_t)(rest * cells);
    if (cell > cells - 1) cell = cells - 1;
    leaves[here] = now + table[row[4] * cells + cell];
    packed[here++] = row[0];
  }
  *clock = now;
  return here;
}

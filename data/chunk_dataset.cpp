#include "taper/data/chunk_dataset.h"

namespace taper::data::datasets {

ChunkDatasetOptions::ChunkDatasetOptions(std::size_t preloader_count, std::size_t batch_size,
                                         std::size_t cache_size,
                                         std::size_t cross_chunk_shuffle_count)
    : preloader_count_(preloader_count),
      batch_size_(batch_size),
      cache_size_(cache_size),
      cross_chunk_shuffle_count_(cross_chunk_shuffle_count) {
  constexpr const char* kOptions = "ChunkDatasetOptions";
  check(preloader_count > 0, kOptions,
        "Preloader count is 0. At least one preloader needs to be specified.");
  check(batch_size > 0, kOptions, "Batch size is 0. A positive batch size needs to be specified.");
  check(cache_size > 0, kOptions, "Cache size is 0. A positive cache size needs to be specified.");
  check(cache_size >= batch_size, kOptions,
        "Cache size is less than batch size. Cache needs to be large enough to hold at least one "
        "batch.");
  check(cross_chunk_shuffle_count > 0, kOptions,
        "cross_chunk_shuffle_count needs to be greater than 0.");
}

}  // namespace taper::data::datasets

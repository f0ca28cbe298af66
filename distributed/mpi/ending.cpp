#include "taper/distributed/mpi/ending.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "taper/distributed/mpi/channel.h"
#include "taper/distributed/mpi/library.h"

namespace taper::mpi {
namespace {

std::vector<Channel*>& channels() {
  static auto* const all = new std::vector<Channel*>;
  return *all;
}
bool some_broke = false;
std::terminate_handler next_handler = nullptr;

/// Launchers end all processes soon after one has ended badly: until then the others can say why
/// they end.
void let_others_report() { std::this_thread::sleep_for(std::chrono::milliseconds(500)); }

void end() {
  while (!channels().empty()) {
    Channel& last = *channels().back();
    last.leave();
    strike_off(last, last.is_broken());
  }
  if (!some_broke) {
    MPI_Finalize();
    return;
  }
  // MPI_Finalize() would wait for ranks that never come.
  std::fflush(nullptr);
  let_others_report();
  std::_Exit(EXIT_FAILURE);
}

std::string what_ends_the_program() {
  try {
    if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception ends it";
  }
  return "std::terminate() ends it";
}

void terminated() {
  const std::string what = what_ends_the_program();
  for (Channel* channel : channels()) {
    std::fprintf(stderr, "rank %d: %s\n", channel->rank(), what.c_str());
    channel->fail(what);
  }
  let_others_report();
  next_handler();
  std::abort();
}

}  // namespace

void end_with_program() {
  next_handler = std::set_terminate(terminated);
  std::atexit(end);
}

void enlist(Channel& channel) { channels().push_back(&channel); }

void strike_off(Channel& channel, bool broken) {
  std::vector<Channel*>& all = channels();
  all.erase(std::remove(all.begin(), all.end(), &channel), all.end());
  some_broke = some_broke || broken;
}

}  // namespace taper::mpi

#include "tests/support/preload/faulty_calls.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "taper/core/runtime/sanitizer.h"

namespace {

struct Plan {
  char call[8], fault[16], more[2], folder[PATH_MAX];
  long number;  // of the call that goes wrong, from 1
  int error;    // 0 for a fault that is none
};

// No objects with constructors: calls come before any has run.
Plan plan;
std::atomic<bool> active{false};
std::atomic<long> count{0};

int error_of(const char* name) {
  for (int error = 1; error < 200; ++error) {
    const char* const known = strerrorname_np(error);
    if (known != nullptr && std::strcmp(name, known) == 0) return error;
  }
  return 0;
}

bool is_inside(const char* path) {
  return std::strncmp(path, plan.folder, std::strlen(plan.folder)) == 0;
}

bool is_inside(int file) {
  if (!active) return false;
  char link[32], path[PATH_MAX] = "";
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  return readlink(link, path, sizeof path - 1) > 0 && is_inside(path);
}

bool is_inside(int folder, const char* path) {
  return active && (path[0] == '/' ? is_inside(path) : is_inside(folder));
}

/// True if this call goes wrong.
bool is_struck(const char* call) {
  if (!active || std::strcmp(call, plan.call) != 0) return false;
  const long number = ++count;
  return number == plan.number || (plan.more[0] == '+' && number > plan.number);
}

void end_if_planned() {
  if (std::strcmp(plan.fault, "kill") != 0) return;
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/// What the system makes of it, or the fault of the plan, as `failed` and errno.
template <class Result, class Call>
Result faulty(const char* name, Result failed, const Call& call) {
  if (!is_struck(name)) return call();
  end_if_planned();
  if (plan.error == 0) return call();
  errno = plan.error;
  return failed;
}

template <class Result = int, class... Arguments>
Result system_call(long number, Arguments... arguments) {
  return static_cast<Result>(syscall(number, arguments...));
}

int faulty_on(int file, const char* name, long number, std::intptr_t argument = 0) {
  const auto call = [&] { return system_call(number, file, argument); };
  return is_inside(file) ? faulty(name, -1, call) : call();
}

/// A read or write by `call(bytes)`.
template <class Call>
ssize_t transfer(int file, const char* name, std::size_t bytes, const Call& call) {
  if (!is_inside(file) || !is_struck(name)) return call(bytes);
  if (plan.error != 0) {
    errno = plan.error;
    return -1;
  }
  const ssize_t done = call((bytes + 1) / 2);
  end_if_planned();
  return done;
}

int open_in(int folder, const char* path, int flags, mode_t mode) {
  const auto call = [&] { return system_call(SYS_openat, folder, path, flags, mode); };
  return is_inside(folder, path) ? faulty("open", -1, call) : call();
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

const char* planned(const char* variable) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? "" : text;
}

// A program that preloads the library has its plan from the start.
__attribute__((constructor)) void begin_program() {
  if (planned("TAPER_FAULT")[0] != '\0')
    begin_faults(planned("TAPER_FAULT"), planned("TAPER_FAULT_FOLDER"));
}

}  // namespace

extern "C" {

void begin_faults(const char* text, const char* folder) {
  active = false;
  plan = {};
  if (std::sscanf(text, "%7[a-z]:%ld:%15[A-Za-z0-9]%1[+]", plan.call, &plan.number, plan.fault,
                  plan.more) < 3)
    std::abort();
  std::snprintf(plan.folder, sizeof plan.folder, "%s", folder);
  plan.error = error_of(plan.fault);
  count = 0;
  active = true;
}

long end_faults() {
  active = false;
  return count;
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_in(folder, path, flags, mode);
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_in(AT_FDCWD, path, flags, mode);
}

ssize_t read(int file, void* to, std::size_t bytes) {
  return transfer(file, "read", bytes,
                  [&](std::size_t part) { return system_call<ssize_t>(SYS_read, file, to, part); });
}

ssize_t pread(int file, void* to, std::size_t bytes, off_t position) {
  return transfer(file, "read", bytes, [&](std::size_t part) {
    return system_call<ssize_t>(SYS_pread64, file, to, part, position);
  });
}

ssize_t write(int file, const void* from, std::size_t bytes) {
  return transfer(file, "write", bytes, [&](std::size_t part) {
    return system_call<ssize_t>(SYS_write, file, from, part);
  });
}

int fsync(int file) {
  const auto call = [&] { return active ? 0 : system_call(SYS_fsync, file); };
  return is_inside(file) ? faulty("fsync", -1, call) : call();
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  const auto call = [&] { return system_call(SYS_renameat, from_folder, from, to_folder, to); };
  return is_inside(from_folder, from) ? faulty("rename", -1, call) : call();
}

int rename(const char* from, const char* to) noexcept {
  return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/// The descriptor is gone even if the call fails, as on Linux.
int close(int file) {
  const bool inside = is_inside(file);
  const int closed = system_call(SYS_close, file);
  return inside ? faulty("close", -1, [&] { return closed; }) : closed;
}

int flock(int file, int operation) noexcept {
  return faulty_on(file, "flock", SYS_flock, operation);
}

int fchmod(int file, mode_t mode) noexcept { return faulty_on(file, "fchmod", SYS_fchmod, mode); }

int fstat(int file, struct stat* status) noexcept {
  return faulty_on(file, "fstat", SYS_fstat, reinterpret_cast<std::intptr_t>(status));
}

void* mmap(void* near, std::size_t bytes, int access, int flags, int file, off_t at) noexcept {
  return faulty("mmap", MAP_FAILED, [&] {
    return reinterpret_cast<void*>(
        system_call<std::intptr_t>(SYS_mmap, near, bytes, access, flags, file, at));
  });
}

// The address sanitizer has an allocator of its own.
#ifndef TAPER_ADDRESS_SANITIZER

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t bytes) noexcept {
  return faulty<void*>("malloc", nullptr, [&] { return __libc_malloc(bytes); });
}

void* calloc(std::size_t items, std::size_t bytes) noexcept {
  return faulty<void*>("malloc", nullptr, [&] { return __libc_calloc(items, bytes); });
}

void* realloc(void* memory, std::size_t bytes) noexcept {
  return faulty<void*>("malloc", nullptr, [&] { return __libc_realloc(memory, bytes); });
}

void* memalign(std::size_t alignment, std::size_t bytes) noexcept {
  return faulty<void*>("malloc", nullptr, [&] { return __libc_memalign(alignment, bytes); });
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  return memalign(alignment, bytes);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) noexcept {
  *memory = memalign(alignment, bytes);
  return *memory == nullptr ? ENOMEM : 0;
}

#endif
}

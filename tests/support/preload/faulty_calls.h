#pragma once

/// A library that programs link or preload, in which calls of the system go wrong as a plan says:
///
///     LD_PRELOAD=libfaulty_calls.so TAPER_FAULT=write:3:ENOSPC TAPER_FAULT_FOLDER=/tmp/out PROGRAM
///
/// For the third write() to what is in the folder the disk is full; with "ENOSPC+" it stays full.
/// Calls are open, read (and pread), write, fsync, rename, close, flock, fchmod and fstat, of which
/// those in the folder count, and mmap and malloc (and its like), of which all count. Faults are
/// errors by their names, "half", which reads or writes half of the bytes, and "kill", which ends
/// the process, after half of a write. No fsync() waits for the disk.
extern "C" {
/// Goes by the plan from here on. The folder's path is absolute, without symbolic links.
void begin_faults(const char* plan, const char* folder);
/// Calls are as usual again. Returns how many there were of the plan's kind.
long end_faults();
}

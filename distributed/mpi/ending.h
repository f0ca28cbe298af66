#pragma once

namespace taper::mpi {

class Channel;

/// Lets MPI end when the program does. If a group is broken then, or an exception ends the program,
/// the process ends with an exit code other than 0, after it has told the other ranks.
void end_with_program();

/// Which channels there are.
void enlist(Channel& channel);
void strike_off(Channel& channel, bool broken);

}  // namespace taper::mpi

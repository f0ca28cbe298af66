# shellcheck shell=bash
# Sourced by the other scripts: says on standard error how far a long piece of work is.

progress_due=0

# progress TEXT: a line that the next one replaces, or, where there is no terminal, a line now and
# then.
progress() {
  if [ -t 2 ]; then
    printf '\r\033[K%s' "$1" >&2
  elif [ "$SECONDS" -ge "$progress_due" ]; then
    printf '%s\n' "$1" >&2
    progress_due=$((SECONDS + 10))
  fi
}

progress_end() {
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

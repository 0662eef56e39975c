# Runs a program in a process group of its own, and stops it when standard input ends, that is when the launcher ends.
# Usage: watchdog.sh LOG SIGNAL PROGRAM [ARGUMENT...]. Prints the program's pid as its first line.
set -m
trap : INT TERM HUP
log=$1 signal=$2
shift 2
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
program=$!
echo "$program"
{
  cat <&3 >/dev/null
  kill -s "$signal" "$program" 2>/dev/null
  # On a busy machine a JVM that writes its AOT cache takes a minute to end.
  tries=480
  while [ "$tries" -gt 0 ]; do
    kill -0 "$program" 2>/dev/null || exit 0
    sleep 0.25
    tries=$((tries - 1))
  done
  kill -s KILL -- "-$program" 2>/dev/null
} >/dev/null 2>&1 &
stopper=$!
# If the program is stopped (SIGSTOP), `wait` returns at once. The pause avoids a busy loop until it continues.
while kill -0 "$program" 2>/dev/null; do
  wait "$program"
  status=$?
  kill -0 "$program" 2>/dev/null && sleep 0.25
done
kill -s KILL -- "-$stopper" 2>/dev/null
exit "${status:-0}"

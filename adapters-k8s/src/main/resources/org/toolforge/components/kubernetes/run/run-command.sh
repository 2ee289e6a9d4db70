# Runs a command, which is given as arguments, and notes how it ended for who brings its results.
# Whatever the command does to its own shell, this one goes on; it ends well in any case.
child=
trap '[ -z "$child" ] || kill -TERM "$child" 2>/dev/null' TERM INT
"$@" &
child=$!
wait "$child"
code=$?
# A signal for this shell ends the waiting before the command has ended.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
printf '%s' "$code" >"$OUTCOME_DIR/exit-code"

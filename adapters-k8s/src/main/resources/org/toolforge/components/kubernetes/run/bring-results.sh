# Brings what a command left to who keeps it, and ends as the command did. What it tells at its end
# is "CODE ok", or "CODE STATUS TEXT" when the results could not be brought: the command's exit
# code, the status of the last answer (000 for none), and what was said.
umask 077
work=$(mktemp -d) || exit 1
tell() { printf '%s' "$1" >"$TOLD"; }

code=$(head -c 10 "$OUTCOME_DIR/exit-code" 2>/dev/null)
case $code in
  '' | *[!0-9]*)
    tell "0 000 how the command ended was not noted"
    exit 1
    ;;
esac

# Not an argument, which others could see.
printf 'Authorization: Bearer %s\n' "$UPLOAD_TOKEN" >"$work/headers"
set --
[ -z "$UPLOAD_CA" ] || set -- --cacert "$UPLOAD_CA"
pause=${UPLOAD_PAUSE:-2}
tries=0
while :; do
  tries=$((tries + 1))
  status=$({ tar -C "$RESULTS_DIR" -cf - . 2>"$work/tar"; echo $? >"$work/packed"; } |
    curl --silent --show-error --request PUT --upload-file - \
      --header "@$work/headers" --header 'Content-Type: application/x-tar' --header 'Expect:' \
      --connect-timeout 10 --speed-limit 1 --speed-time 120 \
      --output "$work/answer" --write-out '%{http_code}' "$@" "$UPLOAD_URL" 2>"$work/trouble")
  sent=$?
  case $sent/$status in
    0/2??)
      if [ "$(cat "$work/packed")" = 0 ]; then
        tell "$code ok"
        exit "$code"
      fi
      tell "$code 000 some of it cannot be read: $(head -c 500 "$work/tar")"
      exit 1
      ;;
    */408 | */425 | */429 | */5?? | */000 | */2??) ;;
    *)
      tell "$code $status $(head -c 1500 "$work/answer")"
      exit 1
      ;;
  esac
  if [ "$tries" -ge 8 ]; then
    tell "$code $status $(head -c 500 "$work/trouble")"
    exit 1
  fi
  sleep "$pause"
  pause=$((pause * 2 > 60 ? 60 : pause * 2))
done

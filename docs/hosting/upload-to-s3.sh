#!/bin/sh
# Copies the published site to a bucket of S3 or of a compatible store.
# BUCKET is the name of the bucket; ENDPOINT is the address of a compatible store; OUTPUT is the folder.
set -eu

: "${BUCKET:?Set BUCKET to the name of the bucket.}"
output=${OUTPUT:-output}
if [ ! -f "$output/index.html" ]; then
  echo "$output/index.html does not exist. Run offprint publish first." >&2
  exit 2
fi

put() {
  aws ${ENDPOINT:+--endpoint-url "$ENDPOINT"} s3 sync "$output" "s3://$BUCKET" --cache-control no-cache "$@"
}

# The files of pages precede the pages, and nothing is deleted before all is there.
put --exclude '*.html' --exclude '*.epub' --exclude '*.xml'
put --exclude '*' --include '*.epub' --content-type application/epub+zip
put --exclude '*' --include '*.html' --content-type 'text/html; charset=utf-8'
put --exclude '*' --include '*.xml' --content-type 'application/xml; charset=utf-8'
put --delete --size-only

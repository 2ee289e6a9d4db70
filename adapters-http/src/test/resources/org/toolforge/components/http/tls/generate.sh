#!/bin/sh
# Makes the keys and certificates that the tests of this package read. They protect nothing.
# Run it with openssl 3 in this directory to make them all anew.
set -eu
days=36500

# Keys in every form that is read.
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.pkcs8.key
openssl rsa -in rsa.pkcs8.key -traditional -out rsa.pkcs1.key
for curve in 256 384 521; do
  openssl ecparam -genkey -noout -name "$( [ $curve = 256 ] && echo prime256v1 || echo secp${curve}r1 )" -out ec$curve.sec1.key
  openssl pkcs8 -topk8 -nocrypt -in ec$curve.sec1.key -out ec$curve.pkcs8.key
done
# With its parameters in a block of their own, as openssl writes it unless told otherwise.
openssl ecparam -genkey -name prime256v1 -out ec256.params.key
openssl genpkey -algorithm ED25519 -out ed25519.key
# Keys that are refused.
openssl ecparam -genkey -noout -name secp256k1 -out ec256k1.sec1.key
openssl pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in rsa.pkcs8.key -out encrypted.pkcs8.key
openssl rsa -in rsa.pkcs8.key -traditional -aes256 -passout pass:secret -out encrypted.pkcs1.key

# An authority, and what it signs: a server on this machine, and a tool as a client.
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days $days -subj "/O=toolforge/CN=test authority"
sign() { # name, subject, extensions
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2"
  printf '%s\n' "$3" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 8)" -days $days -extfile "$1.ext" -out "$1.crt"
  rm "$1.csr" "$1.ext"
}
sign server "/O=toolforge/CN=localhost" "subjectAltName=DNS:localhost,IP:127.0.0.1
extendedKeyUsage=serverAuth"
sign client "/O=toolforge/CN=mytool" "extendedKeyUsage=clientAuth"
sign elsewhere "/O=toolforge/CN=elsewhere.example" "subjectAltName=DNS:elsewhere.example
extendedKeyUsage=serverAuth"
cat server.crt ca.crt > server.chain.crt
rm ca.key

# What cannot be read.
printf -- '-----BEGIN PRIVATE KEY-----\nbm8ga2V5\n-----END PRIVATE KEY-----\n' > garbage.key
printf -- '-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n' > garbage.crt

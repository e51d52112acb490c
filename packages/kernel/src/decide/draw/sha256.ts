/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2). */
const ROUND_CONSTANTS = Int32Array.from(
  (
    "428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 " +
    "72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da " +
    "983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 " +
    "650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 " +
    "19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 " +
    "90befffa a4506ceb bef9a3f7 c67178f2"
  ).split(" "),
  (word) => Number.parseInt(word, 16),
);
/** The same of the square roots of the first 8 primes (§5.3.3). */
const FIRST_STATE = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);
const BLOCK = 64;
const DIGEST = 32;
/** Working memory, so that a hundred thousand digests leave nothing behind: the schedule of a block, the state, the padded end. */
const words = new Int32Array(BLOCK);
const state = new Int32Array(FIRST_STATE.length);
const tail = new Uint8Array(2 * BLOCK);

/**
 * SHA-256: the digest by which a list, rules and results are fixed. Written here because the kernel imports nothing and must give
 * the same bytes in a browser without a secure context, where the platform has no `crypto.subtle`.
 *
 * @returns  32 bytes
 * @source   FIPS 180-4; compared with `node:crypto` by property test
 * @example  hex(sha256(utf8("abc"))) // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 */
export function sha256(message: Uint8Array): Uint8Array {
  return finish(FIRST_STATE, message, 0);
}

/**
 * HMAC-SHA256 under one key: what of the key can be computed once is computed once.
 *
 * @param key  any length
 * @returns    the function from a message to its 32 bytes
 * @source     RFC 2104, test cases of RFC 4231; compared with `node:crypto` by property test
 * @example    hmacSha256(utf8("key"))(utf8("message"))
 */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key;
  const inner = keyedState(short, 0x36);
  const outer = keyedState(short, 0x5c);
  return (message) => finish(outer, finish(inner, message, BLOCK), BLOCK);
}

function keyedState(key: Uint8Array, pad: number): Int32Array {
  const block = new Uint8Array(BLOCK).fill(pad);
  for (let i = 0; i < key.length; i++) block[i] = key[i]! ^ pad;
  state.set(FIRST_STATE);
  compress(block, 0);
  return state.slice();
}

/** Takes the whole message in, from a state that has taken `before` bytes already, with the padding that ends it. */
function finish(from: Int32Array, message: Uint8Array, before: number): Uint8Array {
  state.set(from);
  const whole = message.length - (message.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) compress(message, at);
  const left = message.length - whole;
  const length = left + 9 > BLOCK ? 2 * BLOCK : BLOCK;
  tail.fill(0);
  for (let i = 0; i < left; i++) tail[i] = message[whole + i]!;
  tail[left] = 0x80;
  const bits = (before + message.length) * 8;
  putWord(tail, length - 8, Math.floor(bits / 2 ** 32));
  putWord(tail, length - 4, bits);
  for (let at = 0; at < length; at += BLOCK) compress(tail, at);
  return digestOfState();
}

function digestOfState(): Uint8Array {
  const digest = new Uint8Array(DIGEST);
  for (let i = 0; i < state.length; i++) putWord(digest, i * 4, state[i]!);
  return digest;
}

/** A word of 32 bits, its highest byte first. */
function putWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}

function compress(bytes: Uint8Array, at: number): void {
  schedule(bytes, at);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < BLOCK; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[i]! + words[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function schedule(bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const from = at + i * 4;
    words[i] = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!;
  }
  for (let i = 16; i < BLOCK; i++) {
    const x = words[i - 15]!;
    const y = words[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0;
  }
}

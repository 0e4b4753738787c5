// Compiles every .sol file beside this script with solc 0.8.37 into artifacts.json, to the same bytes everywhere.
//
//   npm install --no-save --prefix DIR solc@0.8.37
//   SOLC_DIR=DIR node build.mjs            writes artifacts.json
//   SOLC_DIR=DIR node build.mjs --check    compares instead, and exits 1 on a difference
//
// Without SOLC_DIR the compiler is looked for as Node looks for any package.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SOLC = "0.8.37";
/** EIP-170: the most bytes that a chain takes as one contract's code. */
const CODE_LIMIT = 24_576;

const here = dirname(fileURLToPath(import.meta.url));
const artifacts = join(here, "artifacts.json");

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

function loadCompiler() {
  const dir = process.env.SOLC_DIR;
  const require = createRequire(dir ? join(resolve(dir), "package.json") : import.meta.url);
  let solc;
  try {
    solc = require("solc");
  } catch {
    fail(`no solc package found; run \`npm install --no-save --prefix DIR solc@${SOLC}\` and set SOLC_DIR=DIR`);
  }
  if (!solc.version().startsWith(`${SOLC}+`)) fail(`solc is ${solc.version()}, not ${SOLC}`);
  return solc;
}

/** The paths of the .sol files under `here`, with forward slashes, sorted by their bytes. */
function sourcePaths() {
  return readdirSync(here, { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".sol"))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** SHA-256 over `path NUL content NUL` of each file; `contracts.rs` computes the same. */
function digest(sources) {
  const hash = createHash("sha256");
  for (const [path, { content }] of Object.entries(sources)) hash.update(`${path}\0${content}\0`);
  return hash.digest("hex");
}

function compile(solc, sources) {
  const settings = {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
    metadata: { appendCBOR: false, bytecodeHash: "none" },
    outputSelection: { "*": { "": ["ast"], "*": ["evm.bytecode", "evm.deployedBytecode.object"] } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources, settings })));
  const errors = (output.errors ?? []).map((error) => error.formattedMessage);
  if (errors.length > 0) fail(`the sources do not compile cleanly\n${errors.join("\n")}`);
  return output;
}

/** The creation code of each contract that can be deployed: no interface, abstract contract or library. */
function creationCode(output) {
  const creation = {};
  for (const [path, { ast }] of Object.entries(output.sources)) {
    for (const node of ast.nodes) {
      if (node.nodeType !== "ContractDefinition" || node.contractKind !== "contract" || node.abstract) continue;
      const { bytecode, deployedBytecode } = output.contracts[path][node.name].evm;
      const size = deployedBytecode.object.length / 2;
      if (size > CODE_LIMIT) fail(`\`${node.name}\` in ${path} has ${size} bytes of code, over ${CODE_LIMIT}`);
      if (Object.keys(bytecode.linkReferences).length > 0) fail(`\`${node.name}\` in ${path} needs linking`);
      if (node.name in creation) fail(`\`${node.name}\` is defined twice, the second time in ${path}`);
      creation[node.name] = `0x${bytecode.object}`;
    }
  }
  return Object.fromEntries(Object.entries(creation).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const solc = loadCompiler();
const sources = Object.fromEntries(
  sourcePaths().map((path) => [path, { content: readFileSync(join(here, path), "utf8") }]),
);
const creation = creationCode(compile(solc, sources));
const version = solc.version().replace(/\.Emscripten.*/, "");
const built = `${JSON.stringify({ solc: version, sources: digest(sources), creation }, null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(artifacts, built);
  console.log(`${Object.keys(creation).length} contracts written`);
} else if (readFileSync(artifacts, "utf8") !== built) {
  fail("artifacts.json is not what the sources compile to; run `node build.mjs`");
} else {
  console.log(`${Object.keys(creation).length} contracts are what artifacts.json says`);
}

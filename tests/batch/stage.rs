//! A populated practice chain behind a node that may lie, a home with many accounts, and batch files in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, OnceLock},
};

use alloy::{
    consensus::Transaction,
    primitives::{Address, B256, U256, keccak256, utils::parse_ether},
    signers::local::PrivateKeySigner,
    sol_types::SolCall,
};
use restake::{
    practice::{
        chain::{CHAIN_ID, Chain},
        world::World,
    },
    signer::{Derivation, Mnemonic},
};
use serde_json::{Value, json};

use crate::{
    hostile::{
        home::{Home, keystore},
        node::{Lie, Node},
    },
    real::abi::Token,
};

pub use super::ended::{Ended, Running, expected, states};

/// Whom everything is paid to.
pub const PAYEE: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/// The accounts with a key of their own, each with 100 ether.
pub const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// How many addresses `ops` has, each with 100 ether.
pub const OPS: u32 = 10;

/// The method that hands over what is signed.
pub const SEND: &str = "eth_sendRawTransaction";
/// The same where a receipt comes back at once.
pub const SYNC: &str = "eth_sendRawTransactionSync";

/// The words behind `ops`.
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// All of it.
pub struct Stage {
    pub world: Arc<World>,
    pub node: Node,
    pub home: Home,
    ops: Vec<Address>,
    /// What the strategy had of stETH at first.
    before: U256,
}

/// An amount of ether in wei.
pub fn ether(amount: &str) -> U256 {
    parse_ether(amount).expect("an amount of ether")
}

pub fn key(name: &str) -> PrivateKeySigner {
    PrivateKeySigner::from_bytes(&keccak256(format!("{name} of the batch"))).expect("a hash is a key")
}

/// The addresses of `ops`.
fn operations() -> Vec<Address> {
    let words = Mnemonic::parse(&PHRASE.into(), "".into()).expect("a phrase");
    words.addresses(&Derivation::new(None, OPS).expect("the standard path")).expect("addresses")
}

/// A world of one's own, built once for all.
fn world() -> World {
    static FIRST: OnceLock<World> = OnceLock::new();
    let first = FIRST.get_or_init(|| World::new(&[]).expect("a world"));
    let chain = first.chain.lock().expect("the chain is whole").clone();
    World { chain: Arc::new(Mutex::new(chain)), registry: first.registry.clone(), posted: first.posted.clone(), ..*first }
}

impl Stage {
    /// Sets the stage: `a` to `d` and `ops/0` to `ops/9` can sign, `cold` cannot.
    pub fn set() -> Self {
        let world = Arc::new(world());
        let node = Node::over(world.chain.clone());
        // Conditions are looked at once a block.
        let home = Home::new(&[node.url()], CHAIN_ID, &world.registry.replace("block_time = 12", "block_time = 1"));
        let write = |name: String, json: Value| fs::write(home.path(&name), json.to_string()).expect("a file is written");
        for name in NAMES {
            let key = key(name);
            world.fund(key.address(), ether("100"));
            write(format!("home/keystores/{name}.json"), keystore(key.to_bytes().as_slice(), key.address()));
            let account = json!({ "version": 1, "kind": "keystore", "address": key.address(), "keystore": format!("{name}.json") });
            write(format!("home/accounts/{name}.json"), account);
        }
        let (path, addresses) = ("m/44'/60'/0'/0/i", operations());
        addresses.iter().for_each(|address| world.fund(*address, ether("100")));
        let mut words = keystore(format!("{PHRASE}\n").as_bytes(), addresses[0]);
        words["restake"] = json!({ "kind": "mnemonic", "path": path, "count": OPS });
        write("home/keystores/ops.json".into(), words);
        let account = json!({ "version": 1, "kind": "mnemonic", "addresses": addresses, "path": path, "keystore": "ops.json" });
        write("home/accounts/ops.json".into(), account);
        let cold = key("cold").address();
        world.fund(cold, ether("100"));
        write("home/accounts/cold.json".into(), json!({ "version": 1, "kind": "watch", "address": cold }));
        let mut stage = Self { world, node, home, ops: addresses, before: U256::ZERO };
        stage.before = stage.restaked();
        stage
    }

    /// What the strategy of EigenLayer has of stETH by now.
    pub fn restaked(&self) -> U256 {
        self.holds(self.world.lido.steth, &self.world.eigenlayer.steth_strategy.to_string()) - self.before
    }

    /// The address of an account.
    pub fn address(&self, name: &str) -> Address {
        match name.strip_prefix("ops/") {
            Some(index) => self.ops[index.parse::<usize>().expect("an index")],
            None => key(name).address(),
        }
    }

    /// The chain.
    pub fn chain(&self) -> MutexGuard<'_, Chain> {
        self.node.chain()
    }

    /// The ether of an account, or of an address.
    pub fn ether(&self, name: &str) -> U256 {
        let address = name.parse().unwrap_or_else(|_| self.address(name));
        self.chain().account(address).balance
    }

    /// What an account has of a token.
    pub fn holds(&self, token: Address, name: &str) -> U256 {
        let account = name.parse().unwrap_or_else(|_| self.address(name));
        U256::from_be_slice(&self.chain().call(account, token, Token::balanceOfCall { account }.abi_encode()).expect("a balance"))
    }

    /// What the payee has of ether.
    pub fn paid(&self) -> U256 {
        self.ether(PAYEE)
    }

    /// Writes a batch of these lines, behind its first two.
    pub fn file(&self, name: &str, text: &str) -> String {
        self.raw(name, &format!("version = 1\nnetwork = \"practice\"\n{text}"))
    }

    /// Writes a file beside the home.
    pub fn raw(&self, name: &str, text: &str) -> String {
        fs::write(self.home.path(name), text).expect("a file is written");
        self.home.path(name).to_str().expect("a path in UTF-8").to_owned()
    }

    /// The command, for whoever wants to change something.
    pub fn command(&self, words: &[&str]) -> Command {
        self.command_in(&self.home.path("home"), words)
    }

    /// The same in another home.
    pub fn command_in(&self, home: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(words).args(["--rpc-url", &self.node.url(), "--home"]).arg(home);
        command.arg("--registry").arg(self.home.path("registry.toml")).arg("--password-file").arg(self.home.path("password"));
        command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default()).env("HOME", self.home.path("."));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command as a script does.
    pub fn run(&self, words: &[&str]) -> Ended {
        Ended::of(&mut self.command(&[words, &["--json"]].concat()))
    }

    /// Runs `batch run FILE --yes`.
    pub fn carry_out(&self, file: &str) -> Ended {
        self.run(&["batch", "run", file, "--yes"])
    }

    /// Runs `batch resume FILE --yes`.
    pub fn resume(&self, file: &str) -> Ended {
        self.run(&["batch", "resume", file, "--yes"])
    }

    /// The state of every action by `batch status`.
    pub fn status(&self, file: &str) -> BTreeMap<String, String> {
        states(&self.run(&["batch", "status", file]).done())
    }

    /// Runs a command as a person reads it.
    pub fn plain(&self, words: &[&str]) -> Ended {
        Ended::of(&mut self.command(words))
    }

    /// Starts `batch run FILE --yes`.
    pub fn start(&self, file: &str) -> Running {
        Running::of(self.command(&["batch", "run", file, "--yes", "--json"]).spawn().expect("the binary starts"))
    }

    /// Starts `words`, waits until request number `at` of `method` hangs, and kills it there.
    pub fn dies_at(&self, words: &[&str], method: &'static str, at: usize, lie: Lie) {
        self.node.lies_at(method, at, 1, lie);
        let mut process: Child = self.command(words).spawn().expect("the binary starts");
        assert_eq!(self.node.hung(), method);
        process.kill().expect("it is killed");
        let output = process.wait_with_output().expect("it is gone");
        assert_eq!(output.status.code(), None, "killed: {}", String::from_utf8_lossy(&output.stderr));
        self.node.behaves();
    }

    /// How many lines all journals have together.
    pub fn journalled(&self) -> usize {
        let Ok(files) = fs::read_dir(self.home.path("home/journal")) else { return 0 };
        let paths = files.map(|file| file.expect("an entry").path()).filter(|path: &PathBuf| path.extension() == Some("jsonl".as_ref()));
        paths.map(|path| fs::read_to_string(path).expect("a journal").lines().count()).sum()
    }

    /// The hashes that were handed in, by account and nonce.
    pub fn hashes(&self) -> BTreeMap<(Address, u64), BTreeSet<B256>> {
        let mut hashes: BTreeMap<_, BTreeSet<B256>> = BTreeMap::new();
        for transaction in self.node.sent() {
            let signer = transaction.signature().recover_address_from_prehash(&transaction.signature_hash()).expect("it is signed");
            hashes.entry((signer, transaction.nonce())).or_default().insert(*transaction.tx_hash());
        }
        hashes
    }

    /// Asserts that for each nonce one transaction went out, `count` in all.
    pub fn one_each(&self, count: usize) {
        let hashes = self.hashes();
        assert!(hashes.values().all(|hashes| hashes.len() == 1), "{hashes:?}");
        assert_eq!(hashes.len(), count, "{hashes:?}");
    }

    /// Asserts that nothing was signed and nothing reached the node.
    pub fn untouched(&self) {
        assert_eq!((self.journalled(), self.node.sent().len()), (0, 0));
    }
}

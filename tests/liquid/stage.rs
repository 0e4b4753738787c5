//! A chain of contracts that answer what they are told to, and revert on everything else.

use std::collections::BTreeMap;

use alloy::primitives::{Address, Bytes, U256, keccak256};
use restake::{
    chain::{Chain, Expected, Node},
    practice::{
        chain::{Chain as Practice, Genesis},
        transport::{InProcess, Shared},
    },
    protocol::{Ask, Venue, registry::Registry},
    units::Percent,
};

/// Who asks.
pub const OWNER: Address = Address::repeat_byte(0xaa);

/// A view, perhaps with its first argument, and what it answers.
struct View {
    selector: [u8; 4],
    argument: Option<U256>,
    answer: Vec<U256>,
}

/// The chain, and what its contracts answer.
pub struct Stage {
    chain: Shared,
    pub registry: Registry,
    views: BTreeMap<Address, Vec<View>>,
}

/// The contract that stands for the byte `n` in a registry of the stage.
pub fn place(n: u8) -> Address {
    Address::repeat_byte(n)
}

/// `place(n)`, as a registry file has it.
pub fn at(n: u8) -> String {
    format!("\"{:#x}\"", place(n))
}

/// `n` whole units of 18 decimals.
pub fn whole(n: u64) -> U256 {
    U256::from(n) * U256::from(10).pow(U256::from(18))
}

/// `address` as a word.
pub fn word(address: Address) -> U256 {
    address.into_word().into()
}

impl Stage {
    /// A chain whose registry file goes on with `text` after its first lines.
    pub fn new(text: &str) -> Self {
        let chain = Practice::new(Genesis::at(1_780_272_000));
        let head = format!("chain_id = {}\nname = \"stage\"\nexplorer = \"\"\nblock_time = 12\n", chain.chain_id());
        let registry = Registry::parse(&format!("{head}{text}")).unwrap();
        Self { chain: Shared::new(chain.into()), registry, views: BTreeMap::new() }
    }

    /// Lets the contract at `place(n)` answer the view of that signature.
    pub fn says(&mut self, n: u8, signature: &str, answer: &[U256]) {
        self.add(n, signature, None, answer);
    }

    /// The same where the view's first argument is `argument`.
    pub fn says_of(&mut self, n: u8, signature: &str, argument: U256, answer: &[U256]) {
        self.add(n, signature, Some(argument), answer);
    }

    fn add(&mut self, n: u8, signature: &str, argument: Option<U256>, answer: &[U256]) {
        let selector = keccak256(signature)[..4].try_into().unwrap();
        let views = self.views.entry(place(n)).or_default();
        views.retain(|view| (view.selector, view.argument) != (selector, argument));
        // What was said last, and of one argument, is tried first.
        views.insert(0, View { selector, argument, answer: answer.to_vec() });
        views.sort_by_key(|view| view.argument.is_none());
        self.chain.lock().unwrap().set_code(place(n), code(views));
    }

    /// Lets blocks pass.
    pub fn mine(&self, blocks: u64) {
        self.chain.lock().unwrap().mine(blocks, 12);
    }

    /// The chain as the wallet opens it.
    pub async fn open(&self) -> Chain {
        self.mine(1);
        let Registry { name, chain_id, block_time, .. } = self.registry.clone();
        let expected = Expected { name, chain_id, block_time, multicall: None };
        Chain::open(Node::over(InProcess::new(self.chain.clone())), expected, None).await.unwrap()
    }

    pub fn venue(&self, id: &str) -> Box<dyn Venue> {
        self.registry.venue(id).unwrap()
    }
}

/// What the owner asks of a venue, without slippage.
pub fn ask(chain: &Chain) -> Ask<'_> {
    Ask { chain, owner: OWNER, slippage: Percent::bips(0), as_shares: false }
}

/// Code that compares the selector (and the first argument) with each view's, and returns the words of the one that matches.
fn code(views: &[View]) -> Bytes {
    let body = |view: &View| {
        let mut body = vec![0x5b]; // JUMPDEST
        for (index, word) in view.answer.iter().enumerate() {
            body.push(0x7f); // PUSH32
            body.extend(word.to_be_bytes::<32>());
            body.push(0x61); // PUSH2
            body.extend(u16::try_from(32 * index).unwrap().to_be_bytes());
            body.push(0x52); // MSTORE
        }
        body.push(0x61);
        body.extend(u16::try_from(32 * view.answer.len()).unwrap().to_be_bytes());
        body.extend([0x60, 0, 0xf3]); // PUSH1 0, RETURN
        body
    };
    let test = |view: &View, target: u16| {
        let mut test = vec![0x80, 0x63]; // DUP1, PUSH4
        test.extend(view.selector);
        test.push(0x14); // EQ
        if let Some(argument) = view.argument {
            test.extend([0x60, 4, 0x35, 0x7f]); // PUSH1 4, CALLDATALOAD, PUSH32
            test.extend(argument.to_be_bytes::<32>());
            test.extend([0x14, 0x16]); // EQ, AND
        }
        test.push(0x61);
        test.extend(target.to_be_bytes());
        test.push(0x57); // JUMPI
        test
    };
    let head = [0x60, 0, 0x35, 0x60, 0xe0, 0x1c]; // the selector: CALLDATALOAD(0) >> 224
    let otherwise = [0x60, 0, 0x60, 0, 0xfd]; // REVERT
    let mut target = head.len() + otherwise.len() + views.iter().map(|view| test(view, 0).len()).sum::<usize>();
    let (mut tests, mut bodies) = (vec![], vec![]);
    for view in views {
        tests.extend(test(view, u16::try_from(target).unwrap()));
        let body = body(view);
        target += body.len();
        bodies.extend(body);
    }
    [&head[..], &tests, &otherwise, &bodies].concat().into()
}

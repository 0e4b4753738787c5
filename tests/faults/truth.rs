//! What the chain and the journals say in the end: every action once, and balances as without any fault.

use std::collections::{BTreeMap, BTreeSet};

use alloy::primitives::{Address, U256};
use restake::journal::History;
use serde_json::{Value, json};

use super::{ground::number, script::Payment, stage::Stage};

/// Wei of a token that its rounding may take from one order of events to another.
const ROUNDING: u64 = 40;

/// What everybody has in the end.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    /// Transactions of each account.
    nonces: Vec<u64>,
    /// The ether of everybody who was paid.
    received: BTreeMap<Address, U256>,
    /// The stETH of each account, and last of the strategy, but for rounding.
    steth: Vec<U256>,
}

impl Ending {
    /// Asserts that it is that of another run, but for rounding.
    pub fn is(&self, other: &Self, case: &str) {
        assert_eq!((&self.nonces, &self.received), (&other.nonces, &other.received), "{case}");
        let close = |(one, two): (&U256, &U256)| one.abs_diff(*two) <= U256::from(ROUNDING);
        assert!(self.steth.iter().zip(&other.steth).all(close), "{case}: {:?} and {:?}", self.steth, other.steth);
    }
}

/// One transaction of the chain.
struct Mined {
    from: Address,
    to: Address,
    wei: U256,
    calls: bool,
}

impl Stage<'_> {
    /// Asserts that every action is done once by every witness, and says what everybody has.
    pub fn finished(&self, case: &str) -> Ending {
        self.is_recorded(case);
        self.is_mined(case);
        self.holdings()
    }

    /// Asserts that `batch status` says of every action that it is done.
    pub fn is_done(&self, case: &str) {
        let outcome = self.run("status");
        assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
        let last = outcome.stdout.lines().last().and_then(|line| serde_json::from_str::<Value>(line).ok());
        let result = last.unwrap_or_else(|| panic!("{case}: {outcome}"))["result"].take();
        let actions = result["actions"].as_array().expect("actions");
        assert_eq!(actions.len(), self.script.actions(), "{case}: {outcome}");
        assert!(actions.iter().all(|action| action["state"] == "done"), "{case}: {outcome}");
    }

    /// No line of a journal is damaged, and nothing that it tells of is open. A death may break off the line that is being
    /// written: nothing is done after that.
    fn is_recorded(&self, case: &str) {
        for sender in &self.senders {
            let history = History::read(&self.home.path("home/journal"), self.ground.chain_id, *sender).expect("a journal");
            assert_eq!(history.damaged, None, "{case}: {sender}");
            let open: Vec<_> = history.plans().into_iter().filter(|plan| plan.open()).map(|plan| plan.id).collect();
            assert!(open.is_empty(), "{case}: {open:?} of {sender} are open");
        }
    }

    /// The chain has every transaction of the script once, none besides, and those that come after others after them.
    fn is_mined(&self, case: &str) {
        let mined = self.mined();
        let sent: Vec<_> = mined.iter().filter(|mined| !mined.calls).map(|mined| self.payment(mined)).collect();
        let (mut found, mut wanted) = (sent.clone(), [&self.script.payments[..], &self.script.thanks].concat());
        found.sort_unstable();
        wanted.sort_unstable();
        let (once, more): (BTreeSet<_>, BTreeSet<_>) = (wanted.iter().collect(), found.iter().collect());
        let lost: Vec<_> = once.difference(&more).collect();
        assert_eq!(found, wanted, "{case}: {} payments, of which these are lost: {lost:?}", found.len());
        let last = sent.iter().rposition(|payment| self.script.payments.contains(payment));
        let first = sent.iter().position(|payment| self.script.thanks.contains(payment));
        assert!(last < first, "{case}: somebody is thanked before all are paid");

        let staked = |mined: &&Mined| mined.calls && !mined.wei.is_zero();
        let index = |from| self.senders.iter().position(|sender| *sender == from).expect("one of the accounts");
        let mut stakes: Vec<_> = mined.iter().filter(staked).map(|mined| (index(mined.from), mined.wei)).collect();
        stakes.sort_unstable();
        assert_eq!(stakes, self.script.stakes, "{case}");
        let mut counted: BTreeMap<_, u64> = BTreeMap::new();
        mined.iter().for_each(|mined| *counted.entry(index(mined.from)).or_default() += 1);
        assert_eq!(counted, self.script.transactions(), "{case}");
    }

    /// Every transaction since the start, in order; all have to have succeeded.
    fn mined(&self) -> Vec<Mined> {
        let blocks: Vec<_> = (self.start + 1..=self.ground.head()).map(U256::from).collect();
        let asked: Vec<_> = blocks
            .iter()
            .flat_map(|block| [("eth_getBlockByNumber", json!([block, true])), ("eth_getBlockReceipts", json!([block]))])
            .collect();
        let mut mined = vec![];
        for pair in self.ground.ask_all(&asked).chunks(2) {
            let list = |value: &Value| value.as_array().cloned().expect("a list");
            for (transaction, receipt) in list(&pair[0]["transactions"]).iter().zip(list(&pair[1])) {
                assert_eq!(receipt["status"], "0x1", "{transaction} reverted");
                let address = |key: &str| serde_json::from_value(transaction[key].clone()).expect("an address");
                let wei = serde_json::from_value(transaction["value"].clone()).expect("an amount");
                mined.push(Mined { from: address("from"), to: address("to"), wei, calls: transaction["input"] != "0x" });
            }
        }
        mined
    }

    fn payment(&self, mined: &Mined) -> Payment {
        let from = self.senders.iter().position(|sender| *sender == mined.from).expect("one of the accounts");
        Payment { from, to: mined.to, wei: mined.wei }
    }

    fn holdings(&self) -> Ending {
        let (steth, strategy) =
            (self.ground.place(&["token", "stETH"]), self.ground.place(&["eigenlayer", "strategies", "steth", "strategy"]));
        let nonces = self.senders.iter().map(|sender| ("eth_getTransactionCount", json!([sender, "latest"])));
        let paid: Vec<_> = self.script.payments.iter().chain(&self.script.thanks).map(|payment| payment.to).collect();
        let balances = paid.iter().map(|to| ("eth_getBalance", json!([to, "latest"])));
        // balanceOf(address)
        let held = |who: &Address| format!("0x70a08231{}", alloy::hex::encode(who.into_word()));
        let tokens = self.senders.iter().chain([&strategy]).map(|who| ("eth_call", json!([{ "to": steth, "data": held(who) }, "latest"])));
        let mut answers = self.ground.ask_all(&nonces.chain(balances).chain(tokens).collect::<Vec<_>>()).into_iter();
        let amount = |value: Value| serde_json::from_value::<U256>(value).expect("an amount");
        Ending {
            nonces: answers.by_ref().take(self.senders.len()).map(|nonce| number(&nonce)).collect(),
            received: paid.iter().copied().zip(answers.by_ref().map(amount)).collect(),
            steth: answers.map(amount).collect(),
        }
    }
}

//! Scripts whose every action moves an amount of its own, and what has to come of them.

use std::{collections::BTreeMap, fmt::Write as _};

use alloy::primitives::{Address, U256, keccak256, utils::format_ether};

/// Ether from an account to somebody who has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Payment {
    /// The index of the account.
    pub from: usize,
    pub to: Address,
    pub wei: U256,
}

/// A script: payments; ether staked, and what that brings deposited; payments after the others.
pub struct Script {
    pub accounts: usize,
    pub payments: Vec<Payment>,
    /// Which accounts stake, and how much.
    pub stakes: Vec<(usize, U256)>,
    pub thanks: Vec<Payment>,
}

impl Script {
    /// 50 actions of 10 accounts, of which 5 stake and deposit: 55 transactions.
    pub fn fifty() -> Self {
        Self::of(10, 3, 5)
    }

    /// 12 actions of 4 accounts: 14 transactions.
    pub fn dozen() -> Self {
        Self::of(4, 1, 2)
    }

    fn of(accounts: usize, each: usize, stakers: usize) -> Self {
        let payment = |kind: &str, number: usize| {
            let to = Address::from_word(keccak256(format!("{kind} {number}")));
            Payment { from: number % accounts, to, wei: amount(number) }
        };
        let payments = (0..accounts * each).map(|number| payment("paid", number)).collect();
        let stakes = (0..stakers).map(|staker| (staker, amount(1000 + staker) * U256::from(100))).collect();
        let thanks = (0..accounts).map(|number| Payment { wei: amount(2000 + number), ..payment("thanked", number) }).collect();
        Self { accounts, payments, stakes, thanks }
    }

    /// How many actions it has.
    pub fn actions(&self) -> usize {
        self.payments.len() + 2 * self.stakes.len() + self.thanks.len()
    }

    /// How many transactions these take: a deposit is an allowance and itself.
    pub fn transactions(&self) -> BTreeMap<usize, u64> {
        let mut counted: BTreeMap<_, u64> = BTreeMap::new();
        for payment in self.payments.iter().chain(&self.thanks) {
            *counted.entry(payment.from).or_default() += 1;
        }
        for (staker, _) in &self.stakes {
            *counted.entry(*staker).or_default() += 3;
        }
        counted
    }

    /// Its text, with more `defaults`.
    pub fn text(&self, network: &str, defaults: &str) -> String {
        let mut text = format!("version = 1\nnetwork = \"{network}\"\n\n[defaults]\n{defaults}\n");
        text.push_str(&table("pay", "payments.csv", ""));
        for (staker, wei) in &self.stakes {
            let (amount, id) = (format_ether(*wei), format!("stake-{staker}"));
            write!(
                text,
                r#"
[[action]]
id = "{id}"
do = "stake"
account = "ops/{staker}"
amount = "{amount}"
with = "lido"

[[action]]
do = "deposit"
account = "ops/{staker}"
asset = "stETH"
amount = {{ from = "{id}" }}
into = "eigenlayer/steth"
after = ["{id}"]
"#
            )
            .expect("a string takes everything");
        }
        text.push_str(&table("thank", "thanks.csv", "after = [\"pay\"]\n"));
        text
    }

    /// The tables that the text names.
    pub fn tables(&self) -> [(&'static str, String); 2] {
        [("payments.csv", rows(&self.payments)), ("thanks.csv", rows(&self.thanks))]
    }
}

/// No two numbers have the same one, and none is a sum of a few others.
fn amount(number: usize) -> U256 {
    U256::from(1_000_000_000_000_000_u64) + U256::from(number * number * 1_000_003 + number)
}

fn table(id: &str, file: &str, more: &str) -> String {
    format!(
        r#"
[[action]]
id = "{id}"
do = "send"
account = "ops/{{who}}"
amount = "{{amount}}"
asset = "eth"
to = "{{to}}"
table = "{file}"
{more}"#
    )
}

fn rows(payments: &[Payment]) -> String {
    let row = |payment: &Payment| format!("{},{},{}\n", payment.from, format_ether(payment.wei), payment.to);
    format!("who,amount,to\n{}", payments.iter().map(row).collect::<String>())
}

#[test]
fn the_scripts_are_as_long_as_they_say() {
    let (long, short) = (Script::fifty(), Script::dozen());
    assert_eq!((long.actions(), long.transactions().values().sum::<u64>()), (50, 55));
    assert_eq!((short.actions(), short.transactions().values().sum::<u64>()), (12, 14));
    let amounts: std::collections::BTreeSet<_> = long.payments.iter().chain(&long.thanks).map(|payment| payment.wei).collect();
    assert_eq!(amounts.len(), 40);
}

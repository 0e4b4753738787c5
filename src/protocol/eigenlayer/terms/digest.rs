//! What of a snapshot is accepted, as sorted facts, and the digest over them.

use super::snapshot::Snapshot;
use crate::protocol::eigenlayer::{avs::SetId, operator::Allocation};
use alloy::primitives::{Address, B256, keccak256};
use std::collections::{BTreeMap, BTreeSet};

/// What the digest begins with: the version of this list of facts.
const DOMAIN: &str = "restake/terms/v2";

/// The facts, by their paths.
type Facts = BTreeMap<String, String>;

impl Snapshot {
    /// What is accepted, by sorted paths: the only things the digest is made of.
    pub fn facts(&self) -> BTreeMap<String, String> {
        let mut facts = Facts::new();
        let mut say = |path: &str, value: String| drop(facts.insert(path.to_owned(), value));
        say("chain", self.chain_id.to_string());
        say("allocation_manager", low(self.allocation_manager));
        say("version", or_none(self.rules.version.as_ref()));
        say("withdrawal_delay", self.rules.withdrawal_delay.to_string());
        say("deallocation_delay", self.rules.deallocation_delay.to_string());
        say("operator", low(self.operator.operator));
        say("operator/registered", self.operator.registered.to_string());
        say("operator/approver", or_none(self.operator.approver.map(low)));
        say("operator/allocation_delay", or_none(self.operator.allocation_delay));
        let pending = self.pending_delay.map(|change| format!("{}@{}", change.delay, change.effect_block));
        say("operator/pending_delay", or_none(pending));
        say("operator/incentives_split", or_none(self.operator.incentives_split));
        self.set_facts(&mut facts);
        self.avs_facts(&mut facts);
        self.slasher_facts(&mut facts);
        self.magnitude_facts(&mut facts);
        facts
    }

    fn set_facts(&self, facts: &mut Facts) {
        for (set, of) in &self.operator.sets {
            let mut say = |name: &str, value: String| drop(facts.insert(format!("set/{}/{name}", key(*set)), value));
            let pending = of.state.slasher.pending.map(|(slasher, block)| format!("{}@{block}", low(slasher)));
            let slashes = self.pending_slashes.get(set).map(Vec::as_slice).unwrap_or_default();
            say("registered", of.registered.to_string());
            say("slashable", of.slashable.to_string());
            say("split", or_none(of.split));
            say("avs_split", or_none(of.avs_split));
            say("strategies", list(&of.state.strategies));
            say("slasher", or_none(of.state.slasher.now.map(low)));
            say("appointed", list(&of.state.slasher.appointed));
            say("pending_slasher", or_none(pending));
            say("recipient", or_none(of.state.recipient.map(low)));
            say("slash_count", or_none(of.state.slash_count));
            say(
                "pending_slashes",
                slashes.iter().map(|slash| format!("{}@{}", slash.id, or_none(slash.block))).collect::<Vec<_>>().join(","),
            );
            say("words", self.words_fact(*set));
        }
    }

    fn avs_facts(&self, facts: &mut Facts) {
        for (avs, of) in &self.avss {
            facts.insert(format!("avs/{}/uri", low(*avs)), or_none(of.uri_hash));
            facts.insert(format!("avs/{}/document", low(*avs)), or_none(of.sha256));
        }
    }

    /// Words that were never read, and words that were never published, are different facts.
    fn words_fact(&self, set: SetId) -> String {
        match (self.words(set), self.avss.get(&set.avs).and_then(|avs| avs.sha256)) {
            (Some(words), _) => words.words.to_string(),
            (None, Some(_)) => "none".into(),
            (None, None) => "unread".into(),
        }
    }

    fn slasher_facts(&self, facts: &mut Facts) {
        for (address, code) in &self.slashers {
            let mut say = |name: &str, value: String| drop(facts.insert(format!("slasher/{}/{name}", low(*address)), value));
            say("kind", format!("{:?}", code.kind).to_lowercase());
            say("code", code.hash.to_string());
            say("implementation", or_none(code.implementation.map(|(address, hash)| format!("{}:{hash}", low(address)))));
            say("named", or_none(code.named.map(|(address, hash)| format!("{}:{hash}", low(address)))));
            say("beacon", or_none(code.beacon.map(low)));
            say("admin", or_none(code.admin.map(low)));
        }
    }

    fn magnitude_facts(&self, facts: &mut Facts) {
        // A strategy that is whole and bound to nothing says nothing: the digest must not hang on which of them were asked for.
        for (strategy, of) in self.operator.strategies.iter().filter(|(_, of)| !of.is_untouched()) {
            facts.insert(format!("strategy/{}/max", low(*strategy)), of.max.0.to_string());
            facts.insert(format!("strategy/{}/encumbered", low(*strategy)), of.encumbered.0.to_string());
            for (set, allocation) in &of.allocations {
                facts.insert(format!("strategy/{}/allocation/{}", low(*strategy), key(*set)), magnitude(*allocation));
            }
        }
    }

    /// `keccak256("restake/terms/v2" ‖ encoding)`: what an acceptance accepts.
    pub fn digest(&self) -> B256 {
        let encoding = serde_json::to_string(&self.facts()).expect("invariant: a map of strings is JSON");
        keccak256([DOMAIN, &encoding].concat())
    }
}

fn magnitude(allocation: Allocation) -> String {
    let now = allocation.now.0;
    allocation.later.map_or_else(|| now.to_string(), |later| format!("{now}|{}@{}", later.magnitude.0, later.block))
}

fn list(addresses: &BTreeSet<Address>) -> String {
    addresses.iter().map(|address| low(*address)).collect::<Vec<_>>().join(",")
}

fn low(address: Address) -> String {
    format!("{address:#x}")
}

fn key(set: SetId) -> String {
    format!("{}/{}", low(set.avs), set.id)
}

fn or_none(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "none".into(), |value| value.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        label::Label,
        protocol::eigenlayer::{
            exposure::{Part, WAD},
            index::DelayChange,
            operator::{
                Later, Magnitudes, Rules,
                tests::{SETS, STRATEGY, operator},
            },
            terms::{AvsWords, Code, EDITION, Kind, PendingSlash, SetWords},
        },
    };

    pub(in super::super) const SLASHER: Address = Address::repeat_byte(0x51);

    pub(in super::super) fn code() -> Code {
        let implementation = Some((Address::repeat_byte(0x52), B256::repeat_byte(2)));
        Code {
            kind: Kind::Proxy,
            hash: B256::repeat_byte(1),
            implementation,
            beacon: None,
            admin: Some(Address::repeat_byte(0x53)),
            named: None,
        }
    }

    pub(in super::super) fn snapshot() -> Snapshot {
        let words = SetWords { name: None, description: None, conditions: vec![Label::new("late", 9)], words: B256::repeat_byte(3) };
        let avs = AvsWords { name: Some(Label::new("One", 9)), sha256: Some(B256::ZERO), sets: [(0, words)].into(), ..AvsWords::default() };
        Snapshot {
            edition: EDITION,
            chain_id: 1,
            block: 1_000,
            allocation_manager: Address::repeat_byte(0xaa),
            rules: Rules { version: Some(Label::new("1.13.0", 40)), withdrawal_delay: 100_800, deallocation_delay: 100_800 },
            operator: operator(&[(SETS[0], WAD / 4), (SETS[1], WAD / 4)]),
            pending_delay: None,
            slashers: [(SLASHER, code())].into(),
            avss: [(SETS[0].avs, avs)].into(),
            pending_slashes: BTreeMap::new(),
            slashes: vec![],
        }
    }

    /// A change of a snapshot, and its name.
    type Edit = (&'static str, fn(&mut Snapshot));

    fn place(s: &mut Snapshot) -> &mut crate::protocol::eigenlayer::operator::Membership {
        s.operator.sets.get_mut(&SETS[0]).unwrap()
    }

    fn slasher(s: &mut Snapshot) -> &mut Code {
        s.slashers.get_mut(&SLASHER).unwrap()
    }

    fn part(s: &mut Snapshot) -> &mut Allocation {
        s.operator.strategies.get_mut(&STRATEGY).unwrap().allocations.get_mut(&SETS[0]).unwrap()
    }

    /// Every change of what is accepted.
    pub(in super::super) fn changes() -> Vec<Edit> {
        vec![
            ("chain", |s| s.chain_id = 2),
            ("allocation manager", |s| s.allocation_manager = Address::ZERO),
            ("version", |s| s.rules.version = None),
            ("withdrawal delay", |s| s.rules.withdrawal_delay = 300_000),
            ("deallocation delay", |s| s.rules.deallocation_delay = 5),
            ("operator", |s| s.operator.operator = Address::ZERO),
            ("registered operator", |s| s.operator.registered = false),
            ("approver", |s| s.operator.approver = Some(SLASHER)),
            ("allocation delay", |s| s.operator.allocation_delay = Some(0)),
            ("no allocation delay", |s| s.operator.allocation_delay = None),
            ("pending delay", |s| s.pending_delay = Some(DelayChange { delay: 0, effect_block: 9 })),
            ("incentives split", |s| s.operator.incentives_split = Some(9)),
            ("a set less", |s| drop(s.operator.sets.remove(&SETS[1]))),
            ("a set more", |s| {
                let place = s.operator.sets[&SETS[0]].clone();
                s.operator.sets.insert(SETS[2], place);
            }),
            ("registered for the set", |s| place(s).registered = false),
            ("slashable", |s| place(s).slashable = false),
            ("split", |s| place(s).split = None),
            ("split of the AVS", |s| place(s).avs_split = Some(7)),
            ("slash count", |s| place(s).state.slash_count = Some(77)),
            ("pending slashes", |s| drop(s.pending_slashes.insert(SETS[0], vec![PendingSlash { id: 4, block: Some(9) }]))),
            ("when a pending slash ends", |s| drop(s.pending_slashes.insert(SETS[0], vec![PendingSlash { id: 4, block: None }]))),
            ("who is appointed", |s| assert!(place(s).state.slasher.appointed.insert(SLASHER))),
            ("URI", |s| s.avss.get_mut(&SETS[0].avs).unwrap().uri_hash = Some(B256::repeat_byte(9))),
            ("document", |s| s.avss.get_mut(&SETS[0].avs).unwrap().sha256 = Some(B256::repeat_byte(9))),
            ("what the slasher names", |s| slasher(s).named = Some((SLASHER, B256::repeat_byte(2)))),
            ("a slashed strategy of no set", |s| {
                let slashed = Magnitudes { max: Part(5), encumbered: Part(0), allocations: [].into() };
                s.operator.strategies.insert(SLASHER, slashed);
            }),
            ("encumbered", |s| s.operator.strategies.get_mut(&STRATEGY).unwrap().encumbered = Part(9)),
            ("a strategy less", |s| place(s).state.strategies.clear()),
            ("a strategy more", |s| assert!(place(s).state.strategies.insert(SLASHER))),
            ("slasher", |s| place(s).state.slasher.now = None),
            ("pending slasher", |s| place(s).state.slasher.pending = Some((SLASHER, 9))),
            ("recipient", |s| place(s).state.recipient = Some(SLASHER)),
            ("words", |s| s.avss.get_mut(&SETS[0].avs).unwrap().sets.get_mut(&0).unwrap().words = B256::ZERO),
            ("words withdrawn", |s| s.avss.get_mut(&SETS[0].avs).unwrap().sets.clear()),
            ("slasher's kind", |s| slasher(s).kind = Kind::Key),
            ("slasher's code", |s| slasher(s).hash = B256::ZERO),
            ("slasher's implementation", |s| slasher(s).implementation = Some((SLASHER, B256::repeat_byte(2)))),
            ("slasher's implementation's code", |s| slasher(s).implementation = Some((Address::repeat_byte(0x52), B256::ZERO))),
            ("slasher's beacon", |s| slasher(s).beacon = Some(SLASHER)),
            ("slasher's admin", |s| slasher(s).admin = None),
            ("maximum magnitude", |s| s.operator.strategies.get_mut(&STRATEGY).unwrap().max = Part(1)),
            ("allocation", |s| part(s).now = Part(5)),
            ("pending allocation", |s| part(s).later = Some(Later { magnitude: Part(5), block: 9 })),
            ("allocation gone", |s| assert!(s.operator.strategies.get_mut(&STRATEGY).unwrap().allocations.remove(&SETS[0]).is_some())),
        ]
    }

    #[test]
    fn every_accepted_fact_changes_the_digest() {
        let mut seen = vec![snapshot().digest()];
        for (name, change) in changes() {
            let mut changed = snapshot();
            change(&mut changed);
            assert!(!seen.contains(&changed.digest()), "{name} leaves the digest as it was, or makes it another's");
            seen.push(changed.digest());
        }
    }

    #[test]
    fn what_changes_daily_does_not_change_the_digest() {
        let mut changed = snapshot();
        changed.block = 2_000;
        changed.avss.get_mut(&SETS[0].avs).unwrap().unreachable = Some(Label::new("no answer", 9));
        let whole = Magnitudes { max: Part::WHOLE, encumbered: Part(0), allocations: [].into() };
        changed.operator.strategies.insert(SLASHER, whole);
        assert_eq!(changed.digest(), snapshot().digest());
    }

    #[test]
    fn the_encoding_is_canonical() {
        let encoding = serde_json::to_string(&snapshot().facts()).unwrap();
        assert!(encoding.starts_with(r#"{"allocation_manager":"0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","avs/0xa1"#), "{encoding}");
        assert!(!encoding.contains(' ') && encoding.is_ascii());
        // Fixed: whoever accepted these terms accepted them for good.
        assert_eq!(snapshot().digest().to_string(), "0xfb2b9f65a1b6915112fed59518efdf8f190fe2142a7143b221d249e36b848a65");
    }

    #[test]
    fn the_digest_survives_being_stored() {
        let stored = serde_json::to_string(&snapshot()).unwrap();
        assert_eq!(serde_json::from_str::<Snapshot>(&stored).unwrap().digest(), snapshot().digest());
    }
}

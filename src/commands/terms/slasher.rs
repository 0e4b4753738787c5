//! Who slashes a set, and what stands behind each address: all that is accepted of them.

use crate::protocol::eigenlayer::{
    avs::SlasherNames,
    terms::{Code, Kind},
};
use alloy::primitives::Address;
use std::{collections::BTreeMap, fmt};

/// Writes who slashes now and later; `when` tells when a block is mined.
pub(in crate::commands) fn slashers(
    f: &mut fmt::Formatter<'_>,
    names: &SlasherNames,
    codes: &BTreeMap<Address, Code>,
    when: impl Fn(u32) -> String,
) -> fmt::Result {
    match (names.now, names.appointed.is_empty()) {
        (Some(slasher), _) => {
            writeln!(f, "  slashed by")?;
            behind(f, slasher, codes.get(&slasher))?;
        }
        (None, true) => writeln!(f, "  no slasher is named")?,
        (None, false) => {
            writeln!(f, "  no slasher is named: slashed by each who acts for the AVS")?;
            names.appointed.iter().try_for_each(|slasher| behind(f, *slasher, codes.get(slasher)))?;
        }
    }
    match names.pending {
        Some((slasher, block)) => {
            writeln!(f, "  from {} on slashed by", when(block))?;
            behind(f, slasher, codes.get(&slasher))
        }
        None => Ok(()),
    }
}

/// An address, and every fact of what stands there.
fn behind(f: &mut fmt::Formatter<'_>, slasher: Address, code: Option<&Code>) -> fmt::Result {
    writeln!(f, "    {slasher}")?;
    let Some(code) = code else { return Ok(()) };
    let nature = match code.kind {
        Kind::Key => "a mere key",
        Kind::Contract => "a contract",
        Kind::Clone => "a contract that runs another's code for good",
        Kind::Multisig => "a multisig or another contract whose keys may change",
        Kind::Proxy => "a contract whose code can be exchanged",
    };
    writeln!(f, "      {nature}")?;
    if code.kind != Kind::Key {
        writeln!(f, "      code {}", code.hash)?;
    }
    for (what, (address, hash)) in
        [("runs", code.implementation), ("names", code.named)].into_iter().filter_map(|(what, at)| Some((what, at?)))
    {
        writeln!(f, "      {what} {address}\n      code {hash}")?;
    }
    if let Some(beacon) = code.beacon {
        writeln!(f, "      as the beacon {beacon} says")?;
    }
    match code.admin {
        Some(admin) => writeln!(f, "      exchanged by {admin}"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::B256;

    /// Prints what [`slashers`] writes.
    struct Shown(SlasherNames, BTreeMap<Address, Code>);

    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            slashers(f, &self.0, &self.1, |block| format!("block {block} (in about 2 days)"))
        }
    }

    #[test]
    fn every_accepted_fact_of_a_slasher_is_shown() {
        let at = Address::repeat_byte;
        let code = Code {
            kind: Kind::Proxy,
            hash: B256::repeat_byte(1),
            implementation: Some((at(2), B256::repeat_byte(3))),
            beacon: Some(at(4)),
            admin: Some(at(5)),
            named: Some((at(6), B256::repeat_byte(7))),
        };
        let names = SlasherNames { now: Some(at(8)), pending: Some((at(9), 77)), appointed: [].into() };
        let text = Shown(names, [(at(8), code.clone()), (at(9), Code { kind: Kind::Key, ..code })].into()).to_string();
        for shown in [2, 4, 5, 6, 8, 9].map(|byte| at(byte).to_string()) {
            assert!(text.contains(&shown), "{shown} in {text}");
        }
        for shown in [1, 3, 7].map(|byte| B256::repeat_byte(byte).to_string()) {
            assert!(text.contains(&shown), "{shown} in {text}");
        }
        assert!(text.contains("can be exchanged") && text.contains("block 77 (in about 2 days)") && text.contains("a mere key"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }

    #[test]
    fn whoever_acts_for_an_avs_without_a_slasher_is_shown() {
        let names = SlasherNames { now: None, pending: None, appointed: [Address::repeat_byte(3)].into() };
        let text = Shown(names, [].into()).to_string();
        assert!(text.contains("no slasher is named") && text.contains(&Address::repeat_byte(3).to_string()), "{text}");
    }
}

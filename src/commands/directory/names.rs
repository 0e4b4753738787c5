//! Names that strangers give themselves: what could be read of them, and whose a name is.

use crate::{
    error::Failure,
    label::Label,
    units::{counted, plural},
};
use alloy::primitives::Address;
use anyhow::{Result, anyhow};
use std::collections::BTreeMap;

/// What a name is the name of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whose {
    Operator,
    Avs,
}

/// What an address is looked up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// To show what is there.
    Look,
    /// To sign for it: a name counts only where nobody else can have it, and that is known only where every name was read.
    Sign,
}

/// The names that could be read, and how many could not.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) known: BTreeMap<Address, Label>,
    pub(super) unread: usize,
}

/// Whether two names are the same, as people type them.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The one that is called `name`.
pub(super) fn pick(whose: Whose, need: Need, name: &str, names: &Names) -> Result<Address> {
    let (word, list) = match whose {
        Whose::Operator => ("operator", "see `restake operators list`"),
        Whose::Avs => ("AVS", "see `restake avs list`"),
    };
    let shown = Label::new(name, 80);
    let found: Vec<_> = names.known.iter().filter(|(_, label)| same(label.as_str(), name)).map(|(address, _)| *address).collect();
    match found.as_slice() {
        [address] if need == Need::Sign && names.unread > 0 => {
            let unread = counted(names.unread, word);
            let message = format!("the {} of {unread} cannot be read, and may be `{shown}` too", plural(names.unread, "name"));
            let hint = format!("pass the address that the {word} itself publishes; {address} calls itself so");
            Err(anyhow!(Failure::usage(message).hint(hint)))
        }
        [address] => Ok(*address),
        [] => {
            let likeness = |label: &&Label| strsim::jaro_winkler(&label.as_str().to_lowercase(), &name.to_lowercase());
            let known = names.known.values();
            let near = known.max_by(|one, other| likeness(one).total_cmp(&likeness(other))).filter(|near| likeness(near) > 0.7);
            let hint = near.map_or_else(|| list.to_owned(), |near| format!("did you mean `{near}`? Or {list}"));
            let unread = match names.unread {
                0 => String::new(),
                unread => format!(", as far as names can be read: those of {} cannot", counted(unread, word)),
            };
            Err(anyhow!(Failure::usage(format!("no {word} is called `{shown}`{unread}")).hint(hint)))
        }
        several => {
            let addresses: Vec<_> = several.iter().map(Address::to_string).collect();
            let message = format!("{} call themselves `{shown}`", counted(several.len(), word));
            Err(anyhow!(Failure::usage(message).hint(format!("name one by its address: {}", addresses.join(", ")))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::fate;

    fn names() -> Names {
        let names = [(1, "Granite Staking"), (2, "P2P.org"), (3, "p2p.org")];
        Names { known: names.map(|(byte, name)| (Address::repeat_byte(byte), Label::new(name, 40))).into(), unread: 0 }
    }

    #[test]
    fn a_name_in_any_case_is_one_address() {
        for need in [Need::Look, Need::Sign] {
            assert_eq!(pick(Whose::Operator, need, "granite staking", &names()).unwrap(), Address::repeat_byte(1));
        }
    }

    #[test]
    fn a_name_that_two_claim_is_no_name() {
        let failure = fate(&pick(Whose::Operator, Need::Look, "P2P.org", &names()).unwrap_err());
        let hint = failure.hint.unwrap();
        assert!(hint.contains(&Address::repeat_byte(2).to_string()) && hint.contains(&Address::repeat_byte(3).to_string()));
    }

    #[test]
    fn nothing_is_signed_for_a_name_that_an_unread_one_may_have() {
        let names = Names { unread: 2, ..names() };
        assert!(pick(Whose::Operator, Need::Look, "Granite Staking", &names).is_ok());
        let err = pick(Whose::Operator, Need::Sign, "Granite Staking", &names).unwrap_err();
        let failure = fate(&err);
        assert_eq!(failure.fate, crate::error::Fate::Usage);
        assert!(err.to_string().contains("2 operators"), "{err}");
        assert!(failure.hint.unwrap().contains(&Address::repeat_byte(1).to_string()));
        let nobody = pick(Whose::Operator, Need::Sign, "Basalt", &names).unwrap_err();
        assert!(nobody.to_string().contains("those of 2 operators cannot"), "{nobody}");
    }

    #[test]
    fn a_near_miss_is_suggested_and_never_taken() {
        let failure = fate(&pick(Whose::Avs, Need::Look, "Granit Staking", &names()).unwrap_err());
        assert_eq!(failure.fate, crate::error::Fate::Usage);
        assert!(failure.hint.unwrap().contains("`Granite Staking`"));
    }
}

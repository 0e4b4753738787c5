//! What a typed message does once it is signed, in words: where its type is exactly one that is known, and what stands out in
//! any other. A signature that gives power is seen by no simulation.

mod core;
mod general;
mod permit;
mod permit2;
mod safe;

pub use general::{is_most, is_time};

use super::registry::Registry;
use crate::{typed::Typed, units::span};
use alloy::primitives::{Address, Bytes, U256};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How far ahead the end of a message's power may lie before that is dangerous, in seconds: 30 days.
const FAR: u64 = 30 * 86_400;

/// The bits beyond which an amount is more than there is of any token: 10^18 whole ones at 18 decimals are 120.
const MOST_BITS: usize = 120;

/// Whether an amount is no limit, though it may not be the greatest number that there is.
fn is_endless(wei: U256) -> bool {
    wei.bit_len() > MOST_BITS
}

/// What is known around a message.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Names of tokens, contracts and of the owner's accounts.
    pub names: &'a BTreeMap<Address, String>,
    /// The network.
    pub registry: &'a Registry,
    /// The account that signs.
    pub account: Address,
    /// The time, in seconds since 1970.
    pub now: u64,
}

/// What a message does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// What such a message is called; `None` where its type is not known.
    pub title: Option<&'static str>,
    /// What it does, a sentence each.
    pub says: Vec<String>,
    /// What is dangerous about it.
    pub dangers: Vec<String>,
    /// What else is to be known.
    pub notes: Vec<String>,
    /// Who gains by it or is called by it, and has to be known or allowed.
    pub parties: Vec<Address>,
    /// The calls that it approves.
    pub calls: Vec<Inner>,
}

/// A call that a message approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inner {
    /// Whom it calls.
    pub to: Address,
    /// What it sends, in wei.
    pub value: U256,
    /// With what.
    pub data: Bytes,
    /// Whether the code runs as the caller itself.
    pub delegate: bool,
}

/// Says what a message does.
pub fn meaning(scene: &Scene<'_>, typed: &Typed) -> Meaning {
    let known = permit::read(scene, typed).or_else(|| permit2::read(scene, typed)).or_else(|| safe::read(scene, typed));
    let mut meaning = known.or_else(|| core::read(scene, typed)).unwrap_or_else(|| general::read(scene, typed));
    let domain = typed.domain();
    if domain.chain_id.is_none() {
        meaning.dangers.push("its domain names no chain: the signature is valid on every chain".to_owned());
    }
    if domain.verifying_contract.is_none_or(|contract| contract.is_zero()) {
        meaning.dangers.push("its domain names no contract: anyone may take the signature for theirs".to_owned());
    }
    if meaning.title.is_none() {
        meaning.dangers.push("nobody here knows this type: what it gives is for you to read from its fields".to_owned());
    }
    meaning
}

/// The contracts that are at the same address on every chain, by name.
pub fn well_known() -> impl Iterator<Item = (Address, &'static str)> {
    let batches = safe::MULTI_SEND_CALL_ONLY.map(|address| (address, "Safe MultiSendCallOnly"));
    [(permit2::PERMIT2, "Permit2")].into_iter().chain(batches)
}

impl Scene<'_> {
    /// Someone as a sentence names them: by name, else in full.
    fn who(&self, address: Address) -> String {
        match self.names.get(&address) {
            _ if address == self.account => "you".to_owned(),
            Some(name) => name.clone(),
            None if address.is_zero() => "the zero address".to_owned(),
            None => format!("A STRANGER, {address},"),
        }
    }

    /// An amount of a token that may be spent; `most` stands for all there is and will be.
    fn spending(&self, meaning: &mut Meaning, token: Address, wei: U256, most: U256) -> String {
        let name = self.names.get(&token).cloned().unwrap_or_else(|| format!("the token {token}"));
        if wei == most {
            meaning.dangers.push(format!("the amount is UNLIMITED: all {name} that you have and will have"));
            return format!("an UNLIMITED amount of {name}");
        }
        if is_endless(wei) {
            meaning.dangers.push(format!("the amount is practically UNLIMITED: more {name} than there is"));
            return format!("a practically UNLIMITED amount of {name}");
        }
        format!("up to {}", self.amount(token, wei))
    }

    /// An amount of a token.
    fn amount(&self, token: Address, wei: U256) -> String {
        let listed = self.registry.tokens().into_iter().find(|listed| listed.address == token);
        listed.map_or_else(|| format!("{wei} of the smallest unit of {token}"), |listed| listed.money(wei).to_string())
    }

    /// Until when something counts, in words; what is far ahead is dangerous.
    fn until(&self, meaning: &mut Meaning, what: &str, seconds: U256) -> String {
        let Some((stamp, seconds)) = stamp(seconds) else {
            meaning.dangers.push(format!("{what} never ends"));
            return "with no end".to_owned();
        };
        let Some(left) = seconds.checked_sub(self.now).filter(|left| *left > 0) else {
            meaning.notes.push(format!("{what} ended already, on {stamp}"));
            return format!("until {stamp}, which is over");
        };
        if left > FAR {
            meaning.dangers.push(format!("{what} ends only in {}", span(left)));
        }
        format!("until {stamp} (in {})", span(left))
    }

    /// Whoever a message speaks for signs it, or the signature is worth nothing to them and may be to others.
    fn speaks_for(&self, meaning: &mut Meaning, whom: Address) {
        if whom != self.account {
            let name = self.names.get(&whom).map(|name| format!("{name}, ")).unwrap_or_default();
            meaning.dangers.push(format!("it speaks for {name}{whom}, and you sign as {}", self.account));
        }
    }
}

impl Meaning {
    fn of(title: &'static str) -> Self {
        Self { title: Some(title), ..Self::default() }
    }

    /// Of what gives away power over tokens.
    fn power(title: &'static str) -> Self {
        let note = "no simulation sees this: whoever holds the signature may use it when they like, without another word from you";
        Self { notes: vec![note.to_owned()], ..Self::of(title) }
    }
}

/// A time in words, and in seconds since 1970; `None` where it is beyond any calendar.
pub fn stamp(seconds: U256) -> Option<(String, u64)> {
    let seconds = u64::try_from(seconds).ok()?;
    let time = Timestamp::from_second(seconds.try_into().ok()?).ok()?;
    Some((time.strftime("%Y-%m-%d %H:%M:%SZ").to_string(), seconds))
}

#[cfg(test)]
mod tests;

//! A line of the journal as it is read: the fields of all events side by side, which is read in one go, where a tag among flattened
//! fields would have every field kept until the tag is found.

use super::{Entry, Event, Tag};
use crate::plan::Plan;
use alloy::primitives::{Address, B256, Bytes, TxHash};
use jiff::Timestamp;
use serde::Deserialize;
use std::mem;

/// Every field that an event may have.
#[derive(Deserialize)]
pub(super) struct Line {
    at: Timestamp,
    id: String,
    event: String,
    plan: Option<Plan>,
    resumes: Option<String>,
    batch: Option<Tag>,
    step: Option<usize>,
    hash: Option<TxHash>,
    nonce: Option<u64>,
    raw: Option<Bytes>,
    #[serde(default)]
    logged: Vec<Address>,
    #[serde(default)]
    left: bool,
    block: Option<u64>,
    gas_used: Option<u64>,
    gas_price: Option<String>,
    reason: Option<String>,
    digest: Option<B256>,
    primary_type: Option<String>,
    contract: Option<Address>,
    lines: Option<Vec<usize>>,
}

impl TryFrom<Line> for Entry {
    type Error = &'static str;

    fn try_from(mut line: Line) -> Result<Self, Self::Error> {
        let (at, plan, named) = (line.at, mem::take(&mut line.id), mem::take(&mut line.event));
        let event = line.event(&named).ok_or("the event is unknown, or a field of it is missing")?;
        Ok(Self { at, plan, event })
    }
}

impl Line {
    fn event(self, named: &str) -> Option<Event> {
        let Self {
            plan,
            resumes,
            batch,
            step,
            hash,
            nonce,
            raw,
            logged,
            left,
            block,
            gas_used,
            gas_price,
            reason,
            digest,
            primary_type,
            contract,
            lines,
            ..
        } = self;
        Some(match named {
            "planned" => Event::Planned { plan: plan?, resumes, batch },
            "signed" => Event::Signed { step: step?, hash: hash?, nonce: nonce?, raw: raw?, logged },
            "cancelling" => Event::Cancelling { step: step?, hash: hash?, nonce: nonce?, raw: raw? },
            "sent" => Event::Sent { hash: hash?, left },
            "mined" => Event::Mined { hash: hash?, block: block?, gas_used: gas_used?, gas_price: gas_price? },
            "refused" => Event::Refused { hash: hash?, reason: reason? },
            "reverted" => Event::Reverted { hash: hash?, block: block?, gas_used: gas_used?, gas_price: gas_price? },
            "unmined" => Event::Unmined { hash: hash? },
            "failed" => Event::Failed { hash: hash?, reason: reason? },
            "closed" => Event::Closed { reason: reason? },
            "message_signed" => Event::MessageSigned { digest: digest?, primary_type: primary_type?, contract },
            "set_aside" => Event::SetAside { lines: lines? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_read_back() {
        let (hash, reason, gas_price) = (TxHash::repeat_byte(1), "why".to_owned(), "7".to_owned());
        let (block, gas_used) = (2, 3);
        let plan = Plan::new(1, Address::ZERO, "stake", vec![]);
        let events = [
            Event::Planned { plan: plan.clone(), resumes: None, batch: None },
            Event::Planned { plan: plan.clone(), resumes: Some("a".into()), batch: None },
            Event::Planned { plan, resumes: None, batch: Some(Tag { script: hash, run: 1, job: "pay/3".into(), of: 3, rest: None }) },
            Event::Signed { step: 1, hash, nonce: 4, raw: vec![5, 6].into(), logged: vec![] },
            Event::Signed { step: 1, hash, nonce: 4, raw: vec![5, 6].into(), logged: vec![Address::ZERO] },
            Event::Cancelling { step: 1, hash, nonce: 4, raw: vec![5, 6].into() },
            Event::Sent { hash, left: false },
            Event::Sent { hash, left: true },
            Event::Mined { hash, block, gas_used, gas_price: gas_price.clone() },
            Event::Refused { hash, reason: reason.clone() },
            Event::Reverted { hash, block, gas_used, gas_price },
            Event::Unmined { hash },
            Event::Failed { hash, reason: reason.clone() },
            Event::Closed { reason },
            Event::MessageSigned { digest: hash, primary_type: "Permit".into(), contract: None },
            Event::MessageSigned { digest: hash, primary_type: "Permit".into(), contract: Some(Address::ZERO) },
            Event::SetAside { lines: vec![8, 9] },
        ];
        for event in events {
            let entry = Entry { at: Timestamp::UNIX_EPOCH, plan: "id".into(), event };
            let text = serde_json::to_string(&entry).unwrap();
            assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entry, "{text}");
        }
    }

    #[test]
    fn an_unknown_event_and_one_without_a_field_are_none() {
        let whole = TxHash::ZERO;
        let half = format!(r#""event":"cancelling","step":0,"hash":"{whole}","nonce":4"#);
        for rest in [r#""event":"sold""#, r#""event":"mined","hash":"0x00""#, r#""event":"closed""#, r#""event":"unmined""#, &half] {
            let text = format!(r#"{{"at":"1970-01-01T00:00:00Z","id":"a",{rest}}}"#);
            assert!(serde_json::from_str::<Entry>(&text).is_err_and(|err| !err.is_eof()), "{text}");
        }
    }
}

use super::*;
use crate::{journal::History, plan::Call, plan::Step};
use alloy::primitives::Address;

const HASH: TxHash = TxHash::ZERO;

fn plan() -> Plan {
    let call = Call { to: Address::ZERO, value: Default::default(), data: Bytes::new() };
    Plan::new(1, Address::ZERO, "stake", vec![Step::new("Stake", call)])
}

fn planned(resumes: Option<&str>) -> Event {
    Event::Planned { plan: plan(), resumes: resumes.map(str::to_owned), batch: None }
}

fn signed() -> Event {
    Event::Signed { step: 0, hash: HASH, nonce: 7, raw: Bytes::new(), logged: vec![] }
}

fn records(events: Vec<(&str, Event)>) -> Vec<Record> {
    let entries = events.into_iter().map(|(plan, event)| Entry { at: Timestamp::UNIX_EPOCH, plan: plan.into(), event }.into());
    History { entries: entries.collect(), ..Default::default() }.plans()
}

#[test]
fn a_plan_that_another_took_over_is_over() {
    assert!(records(vec![("a", planned(None))])[0].open());
    let both = records(vec![("a", planned(None)), ("b", planned(Some("a")))]);
    assert!(!both[0].open() && both[0].closed() && both[1].open());
}

fn mined(hash: TxHash) -> Event {
    Event::Mined { hash, block: 1, gas_used: 1, gas_price: "1".into() }
}

/// One plan of one step whose transaction waits, and what came then.
fn then(more: Vec<Event>) -> Record {
    records([planned(None), signed()].into_iter().chain(more).map(|event| ("a", event)).collect()).remove(0)
}

const NEW: TxHash = TxHash::repeat_byte(2);

#[test]
fn what_was_never_sent_is_planned_anew_unless_its_owner_gave_it_up() {
    let closed = |reason: &str| Event::Closed { reason: reason.into() };
    assert!(then(vec![closed(UNSENT)]).unsent() && !then(vec![closed(UNSENT), closed("given up")]).unsent());
}

#[test]
fn of_two_with_one_nonce_one_is_mined_and_the_step_is_done_once() {
    let faster = || Event::Signed { step: 0, hash: NEW, nonce: 7, raw: Bytes::new(), logged: vec![] };
    let both = then(vec![faster()]);
    assert_eq!((both.waiting().len(), both.with_nonce(7).len(), both.done()), (2, 2, 0));
    for (won, lost) in [(NEW, HASH), (HASH, NEW)] {
        let record = then(vec![faster(), mined(won)]);
        assert_eq!((record.ended(won), record.ended(lost), record.done()), (Some(true), Some(false), 1));
        assert!(record.waiting().is_empty() && !record.failed() && !record.open() && !record.closed());
    }
    let refused = then(vec![faster(), Event::Refused { hash: NEW, reason: String::new() }]);
    assert_eq!((refused.waiting().len(), refused.refused().len()), (1, 1));
}

#[test]
fn a_step_whose_cancellation_is_mined_is_not_done_and_its_plan_is_over() {
    let cancel = || Event::Cancelling { step: 0, hash: NEW, nonce: 7, raw: Bytes::new() };
    let record = then(vec![cancel(), mined(NEW)]);
    assert_eq!((record.done(), record.ended(HASH)), (0, Some(false)));
    assert!(record.closed() && record.cancelled() && !record.open() && record.waiting().is_empty());
    let late = then(vec![cancel(), mined(HASH)]);
    assert!(late.done() == 1 && !late.closed() && !late.open() && late.ended(NEW) == Some(false));
}

#[test]
fn what_a_reorganisation_took_out_of_its_block_has_no_end_until_it_has_another() {
    let record = then(vec![mined(HASH), Event::Unmined { hash: HASH }]);
    assert!(record.ended(HASH).is_none() && !record.in_block(HASH) && record.open() && record.waiting().len() == 1);
    let again = then(vec![mined(HASH), Event::Unmined { hash: HASH }, mined(HASH)]);
    assert!(again.ended(HASH) == Some(true) && !again.open() && again.done() == 1);
}

#[test]
fn what_was_refused_waits_for_nothing_and_is_not_forgotten() {
    let refused = || Event::Refused { hash: HASH, reason: String::new() };
    let record = |more: Vec<Event>| {
        let events = [planned(None), signed(), refused()].into_iter().chain(more).map(|event| ("a", event));
        records(events.collect()).remove(0)
    };
    let one = record(vec![]);
    assert!(one.waiting().is_empty() && one.refused().len() == 1 && one.failed() && one.open());
    let taken = record(vec![Event::Sent { hash: HASH, left: false }]);
    assert!(taken.waiting().len() == 1 && taken.refused().is_empty());
    let mined = record(vec![Event::Mined { hash: HASH, block: 1, gas_used: 1, gas_price: "1".into() }]);
    assert!(!mined.failed() && !mined.open() && mined.done() == 1);
}

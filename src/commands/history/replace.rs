//! Pays more for a transaction that waits, or cancels it: both take its nonce, so that one of the two is mined.

use super::{
    super::{Form, SendOptions},
    find,
};
use crate::{
    app::App,
    error::Failure,
    journal::{History, Journal, Record, Signed},
    pipeline::{Instead, Purpose},
    ui::Report,
    units::counted,
};
use alloy::primitives::TxHash;
use anyhow::{Result, bail};
use clap::Args;

/// Sign in the place of what waits for its block
#[derive(Debug, Args)]
pub(super) struct Replace {
    /// The plan's id, or the transaction's hash; not needed where only one plan waits
    #[arg(value_name = "PLAN|HASH")]
    what: Option<String>,
    #[command(flatten)]
    send: SendOptions,
}

impl Replace {
    /// Carries the command out.
    ///
    /// # Errors
    /// When nothing waits, several plans do and none is named, and as the pipeline says.
    pub(super) async fn run(self, app: &App, purpose: Purpose) -> Result<Box<dyn Report>> {
        let SendOptions { save, nonce, slippage, .. } = &self.send;
        for (said, option) in [(save.is_some(), "--save"), (nonce.is_some(), "--nonce"), (slippage.is_some(), "--slippage")] {
            if said {
                let message = format!("`{option}` has no say over what takes the place of another transaction");
                bail!(Failure::usage(message).hint("leave it out"));
            }
        }
        if self.send.export == Some(Form::Safe) {
            let failure = Failure::usage("what takes the place of a transaction is one of the same account, and a Safe signs none");
            bail!(failure.hint("pass `--export unsigned`"));
        }
        let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
        let history = journal.entries()?;
        let (record, signed) = choose(&history, self.what.as_deref())?;
        let instead = Instead::of(&history.plans(), &record, &signed, purpose)?;
        let plan = instead.plan(&record, &signed)?;
        let report = app.replace(&mut journal, instead, plan, &self.send).await?;
        self.rest(app, &journal.entries()?.plan(&record.id), purpose);
        Ok(report)
    }

    /// The steps that come after it were signed by nobody.
    fn rest(&self, app: &App, record: &Record, purpose: Purpose) {
        let left = record.plan().map_or(0, |plan| plan.steps.len().saturating_sub(record.done()));
        if purpose == Purpose::SpeedUp && left > 0 && record.waiting().is_empty() && !self.send.dry_run {
            let words = counted(left, "step");
            app.ui().say(&format!("note: plan {} has {words} left: go on with `restake history resume {}`", record.id, record.id));
        }
    }
}

/// The transaction that is meant: the one that is named, or the one with the lowest nonce of the plan that is named or waits alone.
fn choose(history: &History, name: Option<&str>) -> Result<(Record, Signed)> {
    let Some(name) = name else { return only(history) };
    let record = find(history, name)?;
    let hash: Option<TxHash> = name.parse().ok();
    let named = record.signed().into_iter().find(|signed| Some(signed.hash) == hash);
    let open: Vec<_> =
        record.unended().into_iter().filter(|signed| named.as_ref().is_none_or(|named| named.nonce == signed.nonce)).collect();
    match last(&open) {
        Some(signed) => Ok((record, signed)),
        None => {
            let what = if hash.is_some() { format!("the transaction {name}") } else { format!("plan {name}") };
            let failure = Failure::failed("nothing", format!("{what} waits for no block"));
            bail!(failure.hint(format!("see `restake history show {}`", record.id)))
        }
    }
}

/// Of the lowest nonce what was signed last, but for what does nothing.
fn last(open: &[Signed]) -> Option<Signed> {
    let lowest = open.iter().map(|signed| signed.nonce).min()?;
    let mut of_it = open.iter().filter(|signed| signed.nonce == lowest);
    of_it.clone().rfind(|signed| !signed.cancels).or_else(|| of_it.next_back()).cloned()
}

fn only(history: &History) -> Result<(Record, Signed)> {
    let plans = history.plans();
    let with = |of: &dyn Fn(&Record) -> Vec<Signed>| -> Vec<(&Record, Signed)> {
        plans.iter().filter_map(|record| Some((record, last(&of(record))?))).collect()
    };
    let mut found = with(&Record::waiting);
    if found.is_empty() {
        // What a node refused waits for nothing, and can be signed at a better fee all the same.
        found = with(&|record| if record.given_up() { vec![] } else { record.refused() });
    }
    match found.as_slice() {
        [] => bail!(Failure::failed("nothing", "nothing waits for its block").hint("see `restake history list`")),
        [(record, signed)] => Ok(((*record).clone(), signed.clone())),
        several => {
            let ids: Vec<_> = several.iter().map(|(record, signed)| format!("`{}` with nonce {}", record.id, signed.nonce)).collect();
            let message = format!("{} wait: {}", counted(ids.len(), "plan"), ids.join(", "));
            bail!(Failure::usage(message).hint("name one of them; the lowest nonce must be mined first"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        error::{Fate, fate},
        journal::{Entry, Event},
        plan::Plan,
    };
    use alloy::primitives::{Address, Bytes};
    use jiff::Timestamp;

    fn history(events: Vec<(&str, Event)>) -> History {
        let entries = events.into_iter().map(|(plan, event)| Entry { at: Timestamp::UNIX_EPOCH, plan: plan.into(), event }.into());
        History { entries: entries.collect(), ..Default::default() }
    }

    fn planned() -> Event {
        Event::Planned { plan: Plan::new(1, Address::ZERO, "stake", vec![]), resumes: None, batch: None }
    }

    fn signed(step: usize, nonce: u64, byte: u8) -> Event {
        Event::Signed { step, hash: TxHash::repeat_byte(byte), nonce, raw: Bytes::new(), logged: vec![] }
    }

    fn cancelling(nonce: u64, byte: u8) -> Event {
        Event::Cancelling { step: 0, hash: TxHash::repeat_byte(byte), nonce, raw: Bytes::new() }
    }

    fn chosen(history: &History, name: Option<&str>) -> Result<(String, u8)> {
        choose(history, name).map(|(record, signed)| (record.id, signed.hash[0]))
    }

    #[test]
    fn the_lowest_nonce_of_the_only_plan_that_waits_is_meant() {
        let one = history(vec![("a", planned()), ("a", signed(1, 8, 2)), ("a", signed(0, 7, 1))]);
        assert_eq!(chosen(&one, None).unwrap(), ("a".into(), 1));
        assert_eq!(chosen(&one, Some("a")).unwrap(), ("a".into(), 1));
        assert_eq!(chosen(&one, Some(&TxHash::repeat_byte(2).to_string())).unwrap(), ("a".into(), 2));
        assert!(chosen(&one, Some("b")).is_err() && chosen(&history(vec![]), None).is_err());
    }

    #[test]
    fn of_several_plans_one_has_to_be_named() {
        let two = history(vec![("a", planned()), ("a", signed(0, 7, 1)), ("b", planned()), ("b", signed(0, 8, 2))]);
        let err = fate(&chosen(&two, None).unwrap_err());
        assert_eq!(err.fate, Fate::Usage);
        assert_eq!(err.to_string(), "2 plans wait: `a` with nonce 7, `b` with nonce 8");
        assert_eq!(chosen(&two, Some("b")).unwrap(), ("b".into(), 2));
    }

    #[test]
    fn whichever_of_one_nonce_is_named_its_last_call_is_meant() {
        let both = history(vec![("a", planned()), ("a", signed(0, 7, 1)), ("a", signed(0, 7, 2)), ("a", cancelling(7, 3))]);
        for name in ["a".to_owned(), TxHash::repeat_byte(1).to_string(), TxHash::repeat_byte(3).to_string()] {
            assert_eq!(chosen(&both, Some(&name)).unwrap(), ("a".into(), 2));
        }
        let refused = Event::Refused { hash: TxHash::repeat_byte(1), reason: String::new() };
        let alone = history(vec![("a", planned()), ("a", signed(0, 7, 1)), ("a", refused)]);
        assert_eq!(chosen(&alone, None).unwrap(), ("a".into(), 1), "what was refused may be signed at a better fee");
    }
}

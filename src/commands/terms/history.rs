//! What an operator lost to slashes, in words.

use crate::{
    commands::directory::Directory,
    protocol::eigenlayer::{EigenLayer, avs::SetId, index::Slash, terms::Snapshot},
    ui::prose,
    units::counted,
};
use alloy::primitives::Address;
use std::{collections::BTreeSet, fmt};

/// Each slash of the operator in a sentence, oldest first.
pub(super) async fn lines(directory: &Directory<'_>, snapshot: &Snapshot) -> Vec<String> {
    // Whoever slashed last may be an AVS that the operator has left.
    let avss = directory.avss(snapshot.slashes.iter().map(|slash| slash.set.avs).collect::<BTreeSet<_>>()).await;
    let by = |set: SetId| match avss.get(&set.avs) {
        Some(name) => format!("set {} of `{name}`", set.id),
        None => snapshot.set_name(set),
    };
    told(snapshot, by, |strategy| directory.strategy(strategy))
}

/// The same with nobody to ask: an AVS is called as the snapshot has it.
pub(super) fn recorded(core: &EigenLayer, snapshot: &Snapshot) -> Vec<String> {
    told(snapshot, |set| snapshot.set_name(set), |strategy| core.strategy_name(strategy))
}

fn told(snapshot: &Snapshot, by: impl Fn(SetId) -> String, called: impl Fn(Address) -> String) -> Vec<String> {
    let line = |slash: &Slash| {
        let parts: Vec<_> = slash.taken.iter().map(|taken| format!("{} of {}", taken.part, called(taken.strategy))).collect();
        let why = if slash.description.as_str().is_empty() { String::new() } else { format!(" (`{}`)", slash.description) };
        format!("block {}, by {}: {}{why}", slash.block, by(slash.set), parts.join(", "))
    };
    snapshot.slashes.iter().map(line).collect()
}

/// Writes them, each line after `lead`.
pub(super) fn slashed(f: &mut fmt::Formatter<'_>, lead: &str, lines: &[String]) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(f, "{lead}slashed {} so far", counted(lines.len(), "time"))?;
    lines.iter().try_for_each(|line| prose(f, &format!("{lead}  - "), line))
}

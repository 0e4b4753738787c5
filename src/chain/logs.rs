//! Logs, the newest first: a range that the node refuses is asked for in halves.

use super::{Chain, node::sorry};
use crate::error::Failure;
use alloy::{
    providers::Provider,
    rpc::{
        json_rpc::RpcError,
        types::{Filter, Log},
    },
    transports::{TransportError, TransportErrorKind},
};
use anyhow::Result;

/// A walk over the logs of a filter, from the pinned block back to its first.
pub struct LogsBack<'a> {
    chain: &'a Chain,
    filter: Filter,
    first: u64,
    next: Option<u64>,
    span: u64,
}

impl Chain {
    /// The logs of `filter` between `first` and the pinned block, in pieces, the newest piece first.
    pub fn logs_back(&self, filter: Filter, first: u64) -> LogsBack<'_> {
        let head = self.head().number;
        LogsBack { chain: self, filter, first, next: (first <= head).then_some(head), span: u64::MAX }
    }
}

impl LogsBack<'_> {
    /// The next older piece; `None` after the last.
    ///
    /// # Errors
    /// When the node does not answer, or refuses a range of a single block.
    pub async fn next(&mut self) -> Result<Option<Vec<Log>>> {
        let Some(high) = self.next else { return Ok(None) };
        loop {
            let low = low(self.first, high, self.span);
            let filter = self.filter.clone().from_block(low).to_block(high);
            match self.chain.provider().get_logs(&filter).await {
                Ok(logs) => {
                    self.next = low.checked_sub(1).filter(|next| *next >= self.first);
                    return Ok(Some(logs));
                }
                Err(err) if refused(&err) && low < high => self.span = half(low, high),
                Err(err) => {
                    let failure = Failure::failed("logs", format!("the node does not show the logs of blocks {low} to {high}"));
                    return Err(sorry(err).context(failure.hint("use a node that answers `eth_getLogs`")));
                }
            }
        }
    }
}

/// Whether a smaller range may be answered.
fn refused(err: &TransportError) -> bool {
    matches!(err, RpcError::ErrorResp(_) | RpcError::Transport(TransportErrorKind::HttpError(_)))
}

/// The lowest of at most `span` blocks up to `high`, but not below `first`.
fn low(first: u64, high: u64, span: u64) -> u64 {
    high.saturating_sub(span.saturating_sub(1)).max(first)
}

/// Half as many blocks as from `low` to `high`, at least one.
fn half(low: u64, high: u64) -> u64 {
    high.saturating_sub(low).saturating_add(1).checked_div(2).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_range_is_halved_down_to_one_block() {
        let (mut span, mut asked) = (u64::MAX, vec![]);
        while asked.last() != Some(&(109, 109)) {
            let low = low(100, 109, span);
            asked.push((low, 109));
            span = half(low, 109);
        }
        assert_eq!(asked, [(100, 109), (105, 109), (108, 109), (109, 109)]);
    }

    #[test]
    fn a_range_keeps_within_its_ends() {
        assert_eq!(low(0, u64::MAX, u64::MAX), 1);
        assert_eq!(low(50, 60, 100), 50);
        assert_eq!(low(0, 5, 1), 5);
    }
}

//! One contract at the pinned block, whose views take their calls by value: joined reads cannot borrow what is made in passing.

use crate::chain::Chain;
use alloy::{primitives::Address, sol_types::SolCall};
use anyhow::Result;

/// A contract to be read.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    chain: &'a Chain,
    contract: Address,
}

impl<'a> View<'a> {
    /// The views of `contract`.
    pub(super) fn new(chain: &'a Chain, contract: Address) -> Self {
        Self { chain, contract }
    }

    /// As [`Chain::read`].
    pub(super) async fn read<C: SolCall>(self, call: C) -> Result<C::Return> {
        self.chain.read(self.contract, &call).await
    }

    /// As [`Chain::try_read`].
    pub(super) async fn try_read<C: SolCall>(self, call: C) -> Result<Option<C::Return>> {
        self.chain.try_read(self.contract, &call).await
    }
}

//! What operators keep of the rewards that their delegators earn, beside what they keep of each operator set's.

use super::{EigenLayer, abi::IRewardsCoordinator as Rc};
use crate::chain::Chain;
use alloy::primitives::Address;
use anyhow::Result;
use futures::future::try_join_all;

impl EigenLayer {
    /// What part each operator keeps of what an AVS pays outside its operator sets, of 10,000; `None` where the protocol does not say.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn avs_splits(&self, chain: &Chain, of: impl IntoIterator<Item = (Address, Address)>) -> Result<Vec<Option<u16>>> {
        let reads = of.into_iter().map(|(operator, avs)| async move {
            chain.try_read(self.rewards_coordinator, &Rc::getOperatorAVSSplitCall { operator, avs }).await
        });
        try_join_all(reads).await
    }
}

//! A call runs on the state of any block.

use alloy::eips::BlockId;
use alloy::primitives::{Address, Bytes};
use alloy::rpc::types::state::StateOverride;
use alloy::rpc::types::{BlockOverrides, TransactionRequest};
use revm::database::CacheDB;

use super::chain::{BLOCK_TIME, Chain};
use super::state::StateAt;
use crate::evm::call::{Scene, run};
use crate::evm::overrides;
use crate::evm::refusal::Refusal;

impl Chain {
    /// Calls a contract on the newest state and returns what it returns.
    ///
    /// # Errors
    /// The call reverts or runs out of gas.
    pub fn call(&self, from: Address, to: Address, data: impl Into<Bytes>) -> Result<Bytes, Refusal> {
        let request = TransactionRequest::default().from(from).to(to).input(data.into().into());
        run(&request, &self.scene(BlockId::latest(), None, None)?)
    }

    /// Sets the scene for a call at a block.
    ///
    /// # Errors
    /// There is no such block, or an override that cannot be made.
    pub(super) fn scene(
        &self,
        id: BlockId,
        state: Option<StateOverride>,
        block: Option<&BlockOverrides>,
    ) -> Result<Scene<StateAt<'_>>, Refusal> {
        let base = self.resolve(id)?;
        let draft = CacheDB::new(self.at(base.number));
        let header = if id.is_pending() { self.next_header(BLOCK_TIME) } else { base.into_inner() };
        let mut scene = Scene { chain_id: self.chain_id, draft, header };
        if let Some(block) = block {
            overrides::apply_block(&mut scene.header, &mut scene.draft, block)?;
        }
        overrides::apply_state(&mut scene.draft, state.unwrap_or_default())?;
        Ok(scene)
    }
}

#[cfg(test)]
mod tests {
    use alloy::primitives::{B256, U256};
    use alloy::rpc::types::state::AccountOverride;
    use alloy::sol_types::{Revert, SolError};

    use super::*;
    use crate::practice::sample::{self, ALICE, CELL, ECHO_REVERT};

    #[test]
    fn a_past_block_is_read_as_it_was() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let mut then = Vec::new();
        for value in 1..=3u64 {
            chain.send_as(ALICE, cell, U256::ZERO, B256::from(U256::from(value))).unwrap();
            then.push((chain.number(), value));
            chain.mine(1000, 12);
        }
        let request = TransactionRequest::default().to(cell);
        for (number, value) in then {
            let scene = chain.scene(BlockId::number(number), None, None).unwrap();
            assert_eq!(U256::from_be_slice(&run(&request, &scene).unwrap()), U256::from(value));
        }
        assert!(chain.scene(BlockId::number(chain.number() + 1), None, None).is_err());
    }

    #[test]
    fn a_revert_carries_its_data() {
        let mut chain = sample::chain();
        let echo = chain.deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let data = Revert::from("not today").abi_encode();
        let refused = chain.call(ALICE, echo, data.clone()).unwrap_err();
        assert_eq!((refused.code, &*refused.message), (3, "execution reverted: not today"));
        assert_eq!(refused.data, Some(serde_json::json!(Bytes::from(data.clone()))));
        let before = chain.number();
        assert!(chain.send_as(ALICE, echo, U256::ZERO, data).is_err());
        assert_eq!(chain.number(), before, "a refused transaction is not mined");
    }

    #[test]
    fn overrides_change_the_scene_only() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let slot = [(B256::ZERO, B256::from(U256::from(9)))].into_iter().collect();
        let wanted = AccountOverride { state_diff: Some(slot), ..AccountOverride::default() };
        let scene = chain.scene(BlockId::latest(), Some([(cell, wanted)].into_iter().collect()), None).unwrap();
        let request = TransactionRequest::default().to(cell);
        assert_eq!(U256::from_be_slice(&run(&request, &scene).unwrap()), U256::from(9));
        assert_eq!(U256::from_be_slice(&chain.call(ALICE, cell, Bytes::new()).unwrap()), U256::ZERO);
    }

    #[test]
    fn a_call_without_the_ether_it_sends_is_refused() {
        let chain = sample::chain();
        let request = TransactionRequest::default().from(Address::repeat_byte(0x77)).to(ALICE).value(U256::ONE);
        let scene = chain.scene(BlockId::latest(), None, None).unwrap();
        let refused = run(&request, &scene).unwrap_err();
        assert!(refused.message.starts_with("err: insufficient funds for gas * price + value"), "{refused}");
    }
}

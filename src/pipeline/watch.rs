//! The numbers that are read before, between and after the steps of a simulation.

use crate::{
    chain::erc20::IERC20,
    plan::{ETHER, Plan},
};
use alloy::{
    network::TransactionBuilder,
    primitives::{Address, Bytes, U256},
    rpc::types::{TransactionRequest, simulate::SimCallResult},
    sol,
    sol_types::SolCall,
};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;

sol! {
    // https://github.com/mds1/multicall3
    interface IMulticall3 {
        struct Call3 { address target; bool allowFailure; bytes callData; }
        struct Result { bool success; bytes returnData; }
        function aggregate3(Call3[] calls) external payable returns (Result[] returnData);
        function getEthBalance(address addr) external view returns (uint256 balance);
    }
}

/// One number of the owner's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    /// The balance of an asset.
    Balance(Address),
    /// What a spender may take of a token.
    Allowance(Address, Address),
    /// Probe number `.1` of step number `.0`.
    Probe(usize, usize),
}

/// What is read at every boundary between steps, and how.
pub(super) struct Watch {
    owner: Address,
    multicall: Option<Address>,
    numbers: Vec<(Number, Address, Bytes, usize)>,
}

/// The numbers at one boundary; `None` where the view did not answer.
pub(super) type Snapshot = Vec<Option<U256>>;

impl Watch {
    /// Everything the plan names, every token in `tokens`, and the allowances in `extra`.
    pub(super) fn new(
        plan: &Plan,
        multicall: Option<Address>,
        tokens: impl Iterator<Item = Address>,
        extra: &BTreeSet<(Address, Address)>,
    ) -> Self {
        let steps = || plan.steps.iter();
        let named = steps().flat_map(|step| step.spends.keys().chain(step.receives.keys()).chain(step.grants.iter().map(|g| &g.token)));
        let assets: BTreeSet<Address> = named.copied().chain(tokens).chain([ETHER]).collect();
        let granted = steps().filter_map(|step| step.grants.map(|grant| (grant.token, grant.spender)));
        let allowances: BTreeSet<_> = granted.chain(extra.iter().copied()).collect();
        let owner = plan.owner;
        let mut numbers = vec![];
        for asset in assets {
            match (asset, multicall) {
                (ETHER, None) => {}
                (ETHER, Some(multicall)) => {
                    numbers.push((
                        Number::Balance(asset),
                        multicall,
                        IMulticall3::getEthBalanceCall { addr: owner }.abi_encode().into(),
                        0,
                    ));
                }
                _ => numbers.push((Number::Balance(asset), asset, IERC20::balanceOfCall { account: owner }.abi_encode().into(), 0)),
            }
        }
        for (token, spender) in allowances {
            let call = IERC20::allowanceCall { owner, spender }.abi_encode().into();
            numbers.push((Number::Allowance(token, spender), token, call, 0));
        }
        for (s, step) in steps().enumerate() {
            for (p, probe) in step.probes.iter().enumerate() {
                numbers.push((Number::Probe(s, p), probe.call.to, probe.call.data.clone(), probe.word));
            }
        }
        Self { owner, multicall, numbers }
    }

    /// The calls that read all numbers at one boundary.
    pub(super) fn calls(&self) -> Vec<TransactionRequest> {
        let ask = |to: Address, data: Bytes| TransactionRequest::default().with_from(self.owner).with_to(to).with_input(data);
        let Some(multicall) = self.multicall else {
            return self.numbers.iter().map(|(_, to, data, _)| ask(*to, data.clone())).collect();
        };
        let each = self.numbers.iter().map(|(_, target, data, _)| IMulticall3::Call3 {
            target: *target,
            allowFailure: true,
            callData: data.clone(),
        });
        vec![ask(multicall, IMulticall3::aggregate3Call { calls: each.collect() }.abi_encode().into())]
    }

    /// Reads the answers to [`Watch::calls`].
    pub(super) fn read(&self, answers: &[SimCallResult]) -> Result<Snapshot> {
        let bytes: Vec<Option<Bytes>> = match (self.multicall, answers) {
            (Some(multicall), [answer]) => {
                let results = IMulticall3::aggregate3Call::abi_decode_returns(&answer.return_data);
                let results = results.ok().with_context(|| format!("there is no multicall at {multicall}"))?;
                results.into_iter().map(|result| result.success.then_some(result.returnData)).collect()
            }
            (_, answers) => answers.iter().map(|answer| answer.status.then(|| answer.return_data.clone())).collect(),
        };
        ensure!(bytes.len() == self.numbers.len(), "the node answered {} of {} views", bytes.len(), self.numbers.len());
        Ok(self.numbers.iter().zip(bytes).map(|((_, _, _, word), bytes)| bytes.and_then(|bytes| nth_word(&bytes, *word))).collect())
    }

    /// Every watched number with its values in two snapshots.
    pub(super) fn pairs<'a>(
        &'a self,
        before: &'a Snapshot,
        after: &'a Snapshot,
    ) -> impl Iterator<Item = (Number, Option<U256>, Option<U256>)> + 'a {
        self.numbers.iter().zip(before.iter().zip(after)).map(|((number, ..), (before, after))| (*number, *before, *after))
    }
}

fn nth_word(bytes: &[u8], word: usize) -> Option<U256> {
    let start = word.checked_mul(32)?;
    bytes.get(start..start.checked_add(32)?).map(U256::from_be_slice)
}

//! The world is what it says it is: what the tests call on it, and how.

mod flows;
mod people;
mod shares;

use alloy::primitives::{B256, Bytes, U256, address};
use alloy::sol;
use alloy::sol_types::SolCall;
use serde_json::{Value, json};

use super::abi::{ILido, IRewardsCoordinator, IToken};
use super::site::{account, milli, whole};
use super::*;

sol! {
    #[derive(Debug)]
    struct Withdrawal {
        address staker;
        address delegatedTo;
        address withdrawer;
        uint256 nonce;
        uint32 startBlock;
        address[] strategies;
        uint256[] scaledShares;
    }

    struct QueuedWithdrawalParams {
        address[] strategies;
        uint256[] depositShares;
        address withdrawer;
    }

    struct SignatureWithExpiry {
        bytes signature;
        uint256 expiry;
    }

    interface IDelegation {
        function delegateTo(address operator, SignatureWithExpiry approval, bytes32 salt) external;
        function undelegate(address staker) external returns (bytes32[]);
        function queueWithdrawals(QueuedWithdrawalParams[] params) external returns (bytes32[]);
        function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens) external;
        function getQueuedWithdrawals(address staker) external view returns (Withdrawal[] withdrawals, uint256[][] shares);
        function getWithdrawableShares(address staker, address[] strategies)
            external
            view
            returns (uint256[] withdrawable, uint256[] deposited);
        function convertToDepositShares(address staker, address[] strategies, uint256[] withdrawable) external view returns (uint256[]);
        function depositScalingFactor(address staker, address strategy) external view returns (uint256);
    }

    interface IStrategyManager {
        function clearBurnOrRedistributableShares(OperatorSet set, uint256 slashId) external returns (uint256[]);
        function getSlashResolutionBlock(OperatorSet set, uint256 slashId) external view returns (uint32);
    }

    interface IStrategy {
        function sharesToUnderlyingView(uint256 shares) external view returns (uint256);
        function underlyingToSharesView(uint256 amount) external view returns (uint256);
    }

    #[derive(Debug, PartialEq, Eq)]
    struct OperatorSet {
        address avs;
        uint32 id;
    }

    #[derive(Debug)]
    struct Allocation {
        uint64 currentMagnitude;
        int128 pendingDiff;
        uint32 effectBlock;
    }

    interface IAllocation {
        function getRegisteredSets(address operator) external view returns (OperatorSet[]);
        function getAllocatedSets(address operator) external view returns (OperatorSet[]);
        function getAllocation(address operator, OperatorSet set, address strategy) external view returns (Allocation);
        function getMaxMagnitude(address operator, address strategy) external view returns (uint64);
        function getSlashCount(OperatorSet set) external view returns (uint256);
        function getAllocationDelay(address operator) external view returns (bool isSet, uint32 delay);
        function isOperatorRedistributable(address operator) external view returns (bool);
        function getSlasher(OperatorSet set) external view returns (address);
        function getPendingSlasher(OperatorSet set) external view returns (address slasher, uint32 effectBlock);
    }

    struct EarnerLeaf {
        address earner;
        bytes32 earnerTokenRoot;
    }

    struct TokenLeaf {
        address token;
        uint256 cumulativeEarnings;
    }

    struct Claim {
        uint32 rootIndex;
        uint32 earnerIndex;
        bytes earnerTreeProof;
        EarnerLeaf earnerLeaf;
        uint32[] tokenIndices;
        bytes[] tokenTreeProofs;
        TokenLeaf[] tokenLeaves;
    }

    interface IRewards {
        function checkClaim(Claim claim) external view returns (bool);
        function processClaim(Claim claim, address recipient) external;
    }

    interface IKelp {
        function depositAsset(address asset, uint256 amount, uint256 least, string referralId) external;
        function initiateWithdrawal(address asset, uint256 amount, string referralId) external;
        function completeWithdrawal(address asset, string referralId) external;
    }

    interface ILidoQueue {
        function requestWithdrawals(uint256[] amounts, address owner) external returns (uint256[]);
        function claimWithdrawal(uint256 id) external;
    }

    interface IPool {
        function deposit() external payable returns (uint256);
        function requestWithdraw(address recipient, uint256 amount) external returns (uint256);
    }

    interface IRequests {
        function claimWithdraw(uint256 id) external;
    }
}

const ALICE: Address = address!("0x00000000000000000000000000000000000A11cE");

fn world() -> World {
    World::new(&[ALICE]).unwrap()
}

impl World {
    fn tell<C: SolCall>(&self, from: Address, to: Address, call: &C) -> Result<()> {
        Site::on(&mut self.lock()).tell(from, to, call).map(drop)
    }

    fn pay<C: SolCall>(&self, from: Address, to: Address, call: &C, value: U256) {
        Site::on(&mut self.lock()).tell_paying(from, to, call, value).unwrap();
    }

    fn ask<C: SolCall>(&self, to: Address, call: &C) -> C::Return {
        Site::on(&mut self.lock()).ask(to, call).unwrap()
    }

    /// Gives an account that much stETH.
    fn give_steth(&self, to: Address, amount: U256) {
        self.fund(to, amount);
        self.pay(to, self.lido.steth, &ILido::submitCall { referral: Address::ZERO }, amount);
    }

    fn delegate(&self, staker: Address, operator: &str, approval: Option<Approval>) -> Result<()> {
        let (signature, expiry, salt) =
            approval.map_or_else(Default::default, |approval| (approval.signature, approval.expiry, approval.salt));
        let operator = self.operator(operator)?;
        let call = IDelegation::delegateToCall { operator, approval: SignatureWithExpiry { signature, expiry }, salt };
        self.tell(staker, self.eigenlayer.delegation_manager, &call)
    }

    fn shares(&self, staker: Address) -> (U256, U256) {
        let strategies = vec![self.eigenlayer.steth_strategy];
        let shares = self.ask(self.eigenlayer.delegation_manager, &IDelegation::getWithdrawableSharesCall { staker, strategies });
        (shares.withdrawable[0], shares.deposited[0])
    }

    fn deposit_steth(&self, staker: Address, amount: U256) {
        self.give_steth(staker, amount.saturating_add(whole(1)));
        let pair = (self.lido.steth, self.eigenlayer.steth_strategy);
        eigenlayer::deposit(&mut Site::on(&mut self.lock()), &self.eigenlayer, pair, (staker, amount)).unwrap();
    }

    fn set(&self, service: &str) -> OperatorSet {
        let set = Service::named(service).unwrap().operator_set();
        OperatorSet { avs: set.avs, id: set.id }
    }

    fn claim(&self, earner: Address, root: usize) -> Claim {
        let posted = &self.posted[root];
        let proof = posted.distribution.prove(earner, &[]).unwrap();
        Claim {
            rootIndex: posted.index,
            earnerIndex: proof.earner_index,
            earnerTreeProof: proof.earner_proof,
            earnerLeaf: EarnerLeaf { earner, earnerTokenRoot: proof.token_root },
            tokenIndices: proof.tokens.iter().map(|(index, ..)| *index).collect(),
            tokenTreeProofs: proof.tokens.iter().map(|(_, siblings, ..)| siblings.clone()).collect(),
            tokenLeaves: proof.tokens.iter().map(|(.., token, amount)| TokenLeaf { token: *token, cumulativeEarnings: *amount }).collect(),
        }
    }
}

/// The selector of a custom error, as a refusal shows it.
fn says(result: Result<()>, error: &str) -> bool {
    let selector = alloy::primitives::hex::encode(&alloy::primitives::keccak256(error)[..4]);
    format!("{:#}", result.unwrap_err()).contains(&selector)
}

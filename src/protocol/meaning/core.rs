//! What EigenLayer's core takes signed: an approver's word on one delegation, and a deposit that somebody else pays.

use super::{Meaning, Scene};
use crate::typed::Typed;

// Source: Layr-Labs/eigenlayer-contracts, DelegationManagerStorage.sol and StrategyManagerStorage.sol.
const APPROVAL: &str = "DelegationApproval(address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry)";
const DEPOSIT: &str = "Deposit(address staker,address strategy,address token,uint256 amount,uint256 nonce,uint256 expiry)";

pub(super) fn read(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let (core, contract) = (scene.registry.eigenlayer.as_ref()?, typed.domain().verifying_contract?);
    let fields = typed.message();
    let meaning = match typed.encode_type() {
        APPROVAL if contract == core.delegation_manager => {
            let (staker, operator) = (fields.address("staker")?, fields.address("operator")?);
            let mut meaning = Meaning::of("EigenLayer delegation approval");
            let until = scene.until(&mut meaning, "the approval", fields.uint("expiry")?);
            let [staker, operator] = [staker, operator].map(|one| if one == scene.account { "you".to_owned() } else { one.to_string() });
            meaning
                .says
                .push(format!("approves as the operator's approver that {staker} delegates to the operator {operator} once, {until}"));
            scene.speaks_for(&mut meaning, fields.address("delegationApprover")?);
            meaning
        }
        DEPOSIT if contract == core.strategy_manager => {
            let (token, strategy) = (fields.address("token")?, fields.address("strategy")?);
            let mut meaning = Meaning::of("EigenLayer deposit by signature");
            let until = scene.until(&mut meaning, "it", fields.uint("expiry")?);
            let (amount, into) = (scene.amount(token, fields.uint("amount")?), scene.who(strategy));
            meaning.says.push(format!("lets whoever holds it deposit {amount} of their own into {into} in your name, {until}"));
            meaning.notes.push("what is deposited so is yours: it is delegated and slashed as the rest of your position".to_owned());
            scene.speaks_for(&mut meaning, fields.address("staker")?);
            meaning.parties.extend([strategy, token]);
            meaning
        }
        _ => return None,
    };
    Some(meaning)
}

//! Kelp's limits, prices and line.

use alloy::primitives::{Address, U256, address};
use restake::{
    plan::ETHER,
    protocol::{Outlook, Readiness},
};

use super::stage::{OWNER, Stage, ask, at, place, whole, word};

const RSETH: u8 = 1;
const POOL: u8 = 2;
const LINE: u8 = 3;
const ORACLE: u8 = 4;
const CONFIG: u8 = 5;
const STETH: u8 = 6;
/// What Kelp calls ether.
const ETH: Address = address!("EeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");

fn stage() -> Stage {
    let text = format!(
        "[token]\nrsETH = {}\nstETH = {}\n[venue.kelp]\nkind = \"kelp\"\nrseth = \"rsETH\"\npool = {}\nwithdrawals = {}\noracle = {}\nconfig = {}\nassets = {{ stETH = \"stETH\" }}\n",
        at(RSETH),
        at(STETH),
        at(POOL),
        at(LINE),
        at(ORACLE),
        at(CONFIG)
    );
    let mut stage = Stage::new(&text);
    let listed = [U256::from(32), U256::from(2), word(ETH), word(place(STETH))];
    stage.says(CONFIG, "getSupportedAssetList()", &listed);
    stage.says(POOL, "paused()", &[U256::ZERO]);
    stage.says(POOL, "minAmountToDeposit()", &[whole(1)]);
    stage.says_of(POOL, "getAssetCurrentLimit(address)", word(ETH), &[U256::ZERO]);
    stage.says_of(POOL, "getAssetCurrentLimit(address)", word(place(STETH)), &[whole(7)]);
    stage.says(POOL, "getRsETHAmountToMint(address,uint256)", &[whole(4)]);
    stage.says(ORACLE, "rsETHPrice()", &[whole(1)]);
    stage.says(LINE, "paused()", &[U256::ZERO]);
    stage.says(LINE, "withdrawalDelayBlocks()", &[U256::from(100)]);
    stage.says(LINE, "minRsEthAmountToWithdraw(address)", &[whole(1)]);
    stage.says(LINE, "getAvailableAssetAmount(address)", &[whole(50)]);
    stage.says(LINE, "getExpectedAssetAmount(address,uint256)", &[whole(9)]);
    for token in [RSETH, STETH] {
        stage.says(token, "allowance(address,address)", &[U256::ZERO]);
        stage.says(token, "balanceOf(address)", &[U256::ZERO]);
    }
    stage
}

async fn outlook(stage: &Stage) -> Outlook {
    stage.venue("kelp").outlook(&stage.open().await).await.unwrap()
}

#[tokio::test]
async fn it_is_open_as_long_as_one_asset_has_room() {
    let mut stage = stage();
    let open = outlook(&stage).await;
    assert_eq!((open.closed, open.limit), (None, Some(U256::ZERO)));
    let said: Vec<_> = open.bounds.iter().map(|bound| (bound.what.as_str(), bound.asset, bound.least, bound.most)).collect();
    assert!(said.contains(&("one deposit", place(STETH), Some(whole(1)), Some(whole(7)))), "{said:?}");
    assert!(said.contains(&("one request for stETH", place(RSETH), Some(whole(1)), None)), "{said:?}");
    stage.says(RSETH, "paused()", &[U256::from(1)]);
    assert!(outlook(&stage).await.closed.unwrap().contains("rsETH is paused"));
    stage.says(RSETH, "paused()", &[U256::ZERO]);
    stage.says_of(POOL, "getAssetCurrentLimit(address)", word(place(STETH)), &[U256::ZERO]);
    assert!(outlook(&stage).await.closed.is_some());
}

#[tokio::test]
async fn a_view_that_reverts_is_no_number() {
    let mut stage = stage();
    let enter = async |stage: &Stage, asset| {
        let chain = stage.open().await;
        let steps = stage.venue("kelp").enter(&ask(&chain), asset, whole(5)).await;
        steps.map(|steps| steps.len()).map_err(|err| err.to_string())
    };
    assert_eq!(enter(&stage, place(STETH)).await, Ok(2));
    stage.says(POOL, "getRsETHAmountToMint(address,uint256)", &[]);
    assert_eq!(enter(&stage, place(STETH)).await.unwrap_err(), "Kelp names no price for stETH now");
    stage.says_of(POOL, "getAssetCurrentLimit(address)", word(ETH), &[]);
    assert_eq!(enter(&stage, ETHER).await.unwrap_err(), "Kelp names no limit for ETH now");
    stage.says(LINE, "getExpectedAssetAmount(address,uint256)", &[]);
    let chain = stage.open().await;
    let exit = stage.venue("kelp").exit(&ask(&chain), place(RSETH), whole(5), None).await.unwrap_err();
    assert_eq!(exit.to_string(), "Kelp names no price for ETH now");
}

#[tokio::test]
async fn a_loss_lowers_a_ticket_until_it_is_unlocked() {
    let mut stage = stage();
    stage.says_of(LINE, "userAssociatedNonces(address,address)", word(place(STETH)), &[U256::ZERO, U256::from(1)]);
    stage.says_of(LINE, "userAssociatedNonces(address,address)", word(ETH), &[U256::ZERO, U256::ZERO]);
    let head = stage.open().await.head().number;
    let (due, request) = (head + 100, [whole(10), whole(11), U256::from(head), U256::from(5)]);
    stage.says(LINE, "getUserWithdrawalRequest(address,address,uint256)", &request);
    let ticket = async |stage: &Stage| {
        let mut holding = stage.venue("kelp").holding(&stage.open().await, OWNER).await.unwrap();
        holding.leaving.remove(0)
    };
    stage.says(LINE, "nextLockedNonce(address)", &[U256::from(3)]);
    let locked = ticket(&stage).await;
    assert_eq!((locked.parts[0].1, locked.at_most), (whole(9), true), "what its rsETH is worth now");
    let Readiness::Waiting(wait) = locked.readiness else { panic!("it waits") };
    assert_eq!((wait.requests_ahead, wait.not_before_block), (Some(2), Some(due)));
    assert!(locked.note.unwrap().contains(&format!("not before block {due} (in about")));
    stage.says(LINE, "nextLockedNonce(address)", &[U256::from(6)]);
    stage.mine(100);
    let unlocked = ticket(&stage).await;
    assert_eq!((unlocked.parts[0].1, unlocked.at_most), (whole(11), false), "the unlock fixed it");
}

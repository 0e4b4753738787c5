//! A token that does not do what it answers is not sent.

use alloy::primitives::Address;

use super::{
    home::speaks_of,
    stage::{Stage, whole},
};

const FRIEND: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

#[test]
fn a_token_that_only_says_that_it_moved_is_refused() {
    let stage = Stage::set();
    let token = Address::repeat_byte(0x77);
    // Whatever it is asked, it answers 1000: so much does everybody have, before and after.
    stage.chain().set_code(token, alloy::primitives::bytes!("6103e85f5260205ff3"));
    let allowed = token.to_string();
    let refused = stage.home.run(&["send", "5", &allowed, FRIEND, "--yes", "--allow-unknown", &allowed]);
    speaks_of(&refused.failed(4, "bound"), &["would bring 0 ", "at least 5 was said"]);
    stage.untouched();
}

#[test]
fn a_token_outside_the_registry_is_allowed_by_hand() {
    let stage = Stage::set();
    let token = stage.unlisted("ODD", 6, whole(1)).to_string();
    let send = |more: &[&str]| stage.home.run(&[&["send", "2.5", &token, FRIEND, "--yes"], more].concat());
    speaks_of(&send(&[]).failed(4, "unknown"), &[&token, "--allow-unknown"]);
    stage.untouched();
    let sent = send(&["--allow-unknown", &token]).done();
    assert_eq!(sent["transactions"][0]["title"], format!("Send 2.5 ODD to {FRIEND}"));
}

//! A delegation is signed without a network only under terms that were accepted there, by their digest.

use std::path::Path;

use alloy::primitives::Address;

use crate::journeys::{
    traveller::{OPERATOR, Traveller},
    wallet::Wallet,
    world::World,
};

/// A home without a network, with the same key.
fn air(world: &World) -> Wallet {
    let wallet = Wallet::new(&world.network, "http://127.0.0.1:1", &world.registry);
    wallet.feed(&["account", "import", "me", "--private-key"], &format!("{}\n", world.key)).done();
    wallet.run(&["account", "default", "me"]).done();
    wallet
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[tokio::test]
async fn a_delegation_is_signed_under_the_terms_that_the_file_records() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    let (home, air) = (traveller.wallet.home(), air(&world));
    let (plan, signed) = (home.join("plan.json"), home.join("plan.signed.json"));
    let digest = traveller.choose().await;
    traveller.wallet.run(&["delegate", OPERATOR, "--save", text(&plan)]).done();

    let sign = |more: &[&str]| air.run(&[&["sign", text(&plan), "--yes"], more].concat());
    assert_eq!(sign(&[]).failed(4)["kind"], "terms", "nothing is accepted on that machine");
    let other = format!("0x{}", "12".repeat(32));
    assert_eq!(sign(&["--accept-terms", &other]).failed(4)["kind"], "terms");
    sign(&["--accept-terms", &digest]).done();
    assert!(air.run(&["terms", "list"]).done().to_string().contains(&digest), "it is accepted there now");
    sign(&[]).done();

    traveller.wallet.run(&["broadcast", text(&signed), "--yes"]).done();
    assert_ne!(world.operator().await, Address::ZERO);
}

#[tokio::test]
async fn terms_are_accepted_along_with_saving_what_falls_under_them() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    let shown = traveller.wallet.run(&["terms", "show", OPERATOR]).done();
    let digest = shown["digest"].as_str().unwrap().to_owned();
    let plan = traveller.wallet.home().join("plan.json");
    traveller.wallet.run(&["delegate", OPERATOR, "--save", text(&plan), "--accept-terms", &digest]).done();
    let air = air(&world);
    air.run(&["sign", text(&plan), "--yes", "--accept-terms", &digest]).done();
}

#[tokio::test]
async fn terms_that_are_not_accepted_where_it_is_sent_keep_it_back() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    let (home, air) = (traveller.wallet.home(), air(&world));
    let (plan, signed) = (home.join("plan.json"), home.join("plan.signed.json"));
    let digest = traveller.choose().await;
    traveller.wallet.run(&["delegate", OPERATOR, "--save", text(&plan)]).done();
    air.run(&["sign", text(&plan), "--yes", "--accept-terms", &digest]).done();
    let accepted = traveller.wallet.run(&["terms", "list"]).done();
    let operator = accepted["accepted"][0]["operator"].as_str().expect("an address").to_owned();
    traveller.wallet.run(&["terms", "revoke", &operator]).done();
    let refused = traveller.wallet.run(&["broadcast", text(&signed), "--yes"]).failed(4);
    assert_eq!(refused["kind"], "terms", "{refused}");
    assert_eq!(world.operator().await, Address::ZERO);
    traveller.wallet.run(&["broadcast", text(&signed), "--yes", "--accept-terms", &digest]).done();
}

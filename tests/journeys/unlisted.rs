//! A registry that lists nothing but EigenLayer's core still shows what is there, in units that people read.

use std::fs;

use super::{
    traveller::{Traveller, ether, near},
    wallet::Wallet,
    world::World,
};
use alloy::primitives::U256;
use serde_json::Value;

#[tokio::test]
async fn what_the_registry_does_not_list_is_shown_by_the_words_of_its_token() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    traveller.wallet.run(&["withdraw", "2", "eigenlayer/steth", "--yes"]).done();

    let mut bare: toml::Table = fs::read_to_string(&world.registry).expect("the registry").parse().expect("TOML");
    let nothing = || toml::Value::from(toml::Table::new());
    bare.extend([("venue".into(), nothing()), ("token".into(), nothing())]);
    bare["eigenlayer"].as_table_mut().expect("a table").insert("strategies".into(), nothing());
    let file = traveller.wallet.home().join("bare.toml");
    fs::write(&file, bare.to_string()).expect("the file is written");
    let wallet = Wallet::new(&world.network, &world.url, &file);
    let portfolio = wallet.run(&["portfolio", &world.person().to_string()]).done();
    let account = &portfolio["accounts"][0];
    let (working, leaving) = (&account["working"][0]["amount"], &account["leaving"][0]["amounts"][0]);
    for (money, meant) in [(working, "4"), (leaving, "2")] {
        assert_eq!(money["symbol"], "stETH", "{portfolio}");
        near(wei(money), meant);
        assert_eq!(ether(money["amount"].as_str().expect("an amount")), wei(money), "{portfolio}");
    }
}

fn wei(money: &Value) -> U256 {
    money["wei"].as_str().expect("a number").parse().expect("a number")
}

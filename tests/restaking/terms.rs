//! The slashing terms: accepted by whoever types the name, compared with what slashes left, and read where a core is older or fails.

use super::altered::{Altered, Fails};
use crate::{
    accounts::person::Person,
    hostile::node::{Lie, Node as Scripted},
};
use alloy::{
    primitives::{Address, B256, Bytes, U256, hex, keccak256},
    sol,
    sol_types::SolCall,
};
use clap::Parser;
use restake::{
    app::App,
    chain::Node,
    cli::Cli,
    error::{Fate, fate},
    pipeline::Gate,
    plan::{Call, Plan, Step},
    practice::{transport::InProcess, world::World},
    protocol::eigenlayer::{
        abi::IDelegationManager,
        terms::{Code, Kind},
    },
};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

sol! {
    struct DeregisterParams { address operator; address avs; uint32[] operatorSetIds; }
    interface IOperators {
        function deregisterFromOperatorSets(DeregisterParams params) external;
        function setAppointee(address account, address appointee, address target, bytes4 selector) external;
    }
}

const OPERATOR: &str = "Granite Staking";
const STAKER: Address = Address::repeat_byte(0x57);
const GET_SLASHER: [u8; 4] = hex!("d4a3fcce");
const VERSION: [u8; 4] = hex!("54fd4d50");

/// All of an allocation.
const ALL: u64 = 1_000_000_000_000_000_000;

/// A practice world, and a home that knows it.
struct Place {
    world: World,
    home: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { world: World::new(&[]).unwrap(), home: tempfile::tempdir().unwrap() };
        place.describe(&place.world.registry);
        place
    }

    fn describe(&self, registry: &str) {
        fs::write(self.home.path().join("registry.toml"), registry).unwrap();
    }

    fn opened(&self, words: &[&str], person: &Person, node: Node) -> (App, Cli) {
        let path = |name: &str| self.home.path().join(name).to_str().unwrap().to_owned();
        let (home, registry, account) = (path("home"), path("registry.toml"), STAKER.to_string());
        let options = ["restake", "--home", &home, "--registry", &registry, "--account", &account];
        let cli = Cli::try_parse_from(options.iter().chain(words)).unwrap();
        let app = App::new(cli.global.clone(), Box::new(person.clone())).unwrap().with_node(node);
        (app, cli)
    }

    async fn over(&self, node: Node, words: &[&str], person: &Person) -> anyhow::Result<(String, Value)> {
        let (app, cli) = self.opened(words, person, node);
        let report = cli.command.run(&app).await?;
        Ok((report.text(), report.json()?))
    }

    fn node(&self) -> Node {
        Node::over(InProcess::new(self.world.chain.clone()))
    }

    fn altered(&self, selectors: &[[u8; 4]], fails: Fails) -> Node {
        Node::over(Altered { chain: self.world.chain.clone(), selectors: selectors.to_vec(), fails })
    }

    async fn run(&self, words: &[&str], person: &Person) -> anyhow::Result<(String, Value)> {
        self.over(self.node(), words, person).await
    }

    async fn shown(&self, operator: &str) -> (String, Value) {
        self.run(&["terms", "show", operator], &Person::default()).await.unwrap()
    }

    async fn accept(&self, operator: &str) {
        let digest = self.shown(operator).await.1["digest"].as_str().unwrap().to_owned();
        self.run(&["terms", "accept", operator, "--accept-terms", &digest], &Person::default()).await.unwrap();
    }

    fn by(&self, from: Address, to: Address, call: &impl SolCall) {
        self.world.chain.lock().unwrap().send_as(from, to, U256::ZERO, call.abi_encode()).unwrap();
    }

    /// The account delegates to an operator, without the wallet.
    fn delegates(&self, operator: &str) {
        let to = IDelegationManager::delegateToCall {
            operator: self.world.operator(operator).unwrap(),
            approverSignatureAndExpiry: IDelegationManager::SignatureWithExpiry { signature: [].into(), expiry: U256::ZERO },
            approverSalt: B256::ZERO,
        };
        self.by(STAKER, self.world.eigenlayer.delegation_manager, &to);
    }

    /// The operator leaves a set of a service.
    fn leaves(&self, operator: &str, (service, id): (&str, u32)) {
        let (operator, avs) = (self.world.operator(operator).unwrap(), self.world.service(service).unwrap());
        let params = DeregisterParams { operator, avs, operatorSetIds: vec![id] };
        self.by(operator, self.world.eigenlayer.allocation_manager, &IOperators::deregisterFromOperatorSetsCall { params });
    }
}

#[tokio::test]
async fn whoever_types_the_operators_name_accepts_its_terms() {
    let place = Place::new();
    let person = Person::new(&[" granite STAKING "]);
    place.run(&["terms", "accept", OPERATOR], &person).await.unwrap();
    assert!(person.said().contains("To accept these terms, type `Granite Staking`"), "{}", person.said());
    assert!(person.said().contains("strategies: "), "{}", person.said());
    let (checked, _) = place.run(&["terms", "check"], &Person::default()).await.unwrap();
    assert!(checked.contains("as accepted") && checked.contains("not delegated to it now"), "{checked}");
    let address = place.world.operator("Idle Oak").unwrap().to_string();
    place.run(&["terms", "accept", "Idle Oak"], &Person::new(&[&address])).await.unwrap();
}

#[tokio::test]
async fn another_name_and_nobody_accept_nothing() {
    let place = Place::new();
    let declined = place.run(&["terms", "accept", OPERATOR], &Person::new(&["Idle Oak"])).await.unwrap_err();
    assert_eq!(fate(&declined).fate, Fate::Declined, "{declined:#}");
    let nobody = fate(&place.run(&["terms", "accept", OPERATOR], &Person::default()).await.unwrap_err());
    assert_eq!((nobody.fate, nobody.kind), (Fate::Refused, "terms"));
    assert!(nobody.hint.unwrap().contains("--accept-terms"));
    let (listed, _) = place.run(&["terms", "list"], &Person::default()).await.unwrap();
    assert!(listed.contains("No terms are accepted"), "{listed}");
}

#[tokio::test]
async fn a_digest_that_is_not_the_present_one_is_refused_though_the_terms_are_accepted() {
    let place = Place::new();
    place.accept(OPERATOR).await;
    let other = B256::repeat_byte(7).to_string();
    let refused = place.run(&["terms", "accept", OPERATOR, "--accept-terms", &other], &Person::default()).await.unwrap_err();
    assert_eq!(fate(&refused).fate, Fate::Refused, "{refused:#}");
    place.accept(OPERATOR).await;
}

#[tokio::test]
async fn stake_slashed_after_the_operator_left_is_a_reason_to_leave() {
    let place = Place::new();
    let operator = "Harbor Collective";
    place.accept(operator).await;
    for (service, id) in [("Data Harbor", 1), ("Price Lantern", 2)] {
        place.leaves(operator, (service, id));
        place.world.slash(operator, service, ALL).unwrap();
    }
    let person = Person::default();
    let worse = place.run(&["terms", "check"], &person).await.unwrap_err();
    assert_eq!(fate(&worse).fate, Fate::Refused, "{worse:#}");
    let said = person.said();
    assert!(said.contains("exit now: the operator was slashed: 70%"), "{said}");
    assert!(said.contains("slashed 2 times so far"), "{said}");
    let (text, shown) = place.shown(operator).await;
    assert!(text.contains("slashed 2 times so far") && text.contains("40% of steth") && text.contains("30%"), "{text}");
    place.accept(operator).await;
    let (checked, _) = place.run(&["terms", "check"], &Person::default()).await.unwrap();
    assert!(checked.contains("as accepted"), "an old slash is no new one: {checked}");
    let digest = place.shown(operator).await.1["digest"].clone();
    assert_eq!(digest, shown["digest"], "the digest does not hang on what was accepted");
}

#[tokio::test]
async fn terms_that_change_between_two_steps_stop_the_plan() {
    let place = Place::new();
    place.accept(OPERATOR).await;
    let (app, _) = place.opened(&["terms", "list"], &Person::default(), place.node());
    let chain = app.chain().await.unwrap();
    let to = IDelegationManager::delegateToCall {
        operator: place.world.operator(OPERATOR).unwrap(),
        approverSignatureAndExpiry: IDelegationManager::SignatureWithExpiry { signature: [].into(), expiry: U256::ZERO },
        approverSalt: B256::ZERO,
    };
    let step = Step::new("Delegate", Call::new(place.world.eigenlayer.delegation_manager, &to));
    let plan = Plan::new(chain.id(), STAKER, "test", vec![step]);
    place.world.mine(6);
    app.still(&chain.again(None).await.unwrap(), &plan).await.unwrap();
    place.world.slash(OPERATOR, "Data Harbor", ALL / 2).unwrap();
    let changed = app.still(&chain.again(None).await.unwrap(), &plan).await.unwrap_err();
    assert_eq!(fate(&changed).fate, Fate::Refused, "{changed:#}");
}

#[tokio::test]
async fn a_delegation_is_shown_though_its_terms_cannot_be_read() {
    let place = Place::new();
    place.accept(OPERATOR).await;
    place.delegates(OPERATOR);
    let served = Scripted::over(place.world.chain.clone());
    served.lies("eth_getStorageAt", Lie::Error(-32000, "there is no such state"));
    let node = Node::new(&[served.url()], false).unwrap();
    let (text, portfolio) = place.over(node, &["portfolio"], &Person::default()).await.unwrap();
    let account = &portfolio["accounts"][0];
    let delegated: Address = serde_json::from_value(account["delegated_to"].clone()).unwrap();
    assert_eq!(delegated, place.world.operator(OPERATOR).unwrap());
    assert!(account["terms"]["digest"].is_string() && account["terms"]["digest_now"].is_null(), "{account}");
    assert!(account["exposures"].as_array().is_some_and(|exposures| !exposures.is_empty()), "{account}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("no answer from the terms as they are now: the node answers: there is no such state"), "{text}");
    assert!(words.contains("compare with `restake terms check`") && !words.contains("not accepted"), "{text}");
}

#[tokio::test]
async fn the_terms_of_one_operator_are_read_once_for_all_accounts() {
    let place = Place::new();
    place.accept(OPERATOR).await;
    place.delegates(OPERATOR);
    let staker = STAKER.to_string();
    let mut asked = vec![];
    for accounts in [vec!["portfolio", staker.as_str()], vec!["portfolio", &staker, &staker]] {
        let served = Scripted::over(place.world.chain.clone());
        let node = Node::new(&[served.url()], false).unwrap();
        let (_, portfolio) = place.over(node, &accounts, &Person::default()).await.unwrap();
        for account in portfolio["accounts"].as_array().unwrap() {
            assert_eq!(account["terms"]["digest"], account["terms"]["digest_now"], "{account}");
        }
        asked.push(served.count("eth_getStorageAt"));
    }
    assert!(asked[0] > 0);
    assert_eq!(asked[0], asked[1]);
}

#[tokio::test]
async fn a_read_that_fails_only_among_others_is_asked_again() {
    let place = Place::new();
    let (_, plain) = place.shown(OPERATOR).await;
    let node = place.altered(&[GET_SLASHER], Fails::Together);
    let (_, again) = place.over(node, &["terms", "show", OPERATOR], &Person::default()).await.unwrap();
    assert_eq!(plain["digest"], again["digest"]);
    assert!(again["snapshot"]["slashers"].as_object().is_some_and(|slashers| !slashers.is_empty()), "{again}");
}

#[tokio::test]
async fn a_view_that_this_version_has_and_that_fails_is_no_harmless_fact() {
    let place = Place::new();
    for selector in [GET_SLASHER, hex!("0f3df50e"), hex!("4cfd2939"), hex!("e063f81f"), VERSION] {
        let node = place.altered(&[selector], Fails::Always);
        let failed = place.over(node, &["terms", "show", OPERATOR], &Person::default()).await;
        assert!(failed.is_err(), "{}", hex::encode(selector));
    }
    // Whether a set redistributes follows from its recipient alone.
    let node = place.altered(&[hex!("f231bd08")], Fails::Always);
    let (text, _) = place.over(node, &["terms", "show", "Swiftwater Validators"], &Person::default()).await.unwrap();
    assert!(text.contains("what is slashed is paid to"), "{text}");
}

#[tokio::test]
async fn where_no_slasher_is_named_it_is_whoever_acts_for_the_avs() {
    let place = Place::new();
    let registry: Vec<_> = place.world.registry.lines().filter(|line| !line.starts_with("protocol_registry")).collect();
    place.describe(&registry.join("\n"));
    let node = || place.altered(&[GET_SLASHER, VERSION], Fails::Always);
    let show = ["terms", "show", OPERATOR];
    let (text, before) = place.over(node(), &show, &Person::default()).await.unwrap();
    let (avs, slasher) = (place.world.service("Beacon Watch").unwrap(), Address::repeat_byte(0x51));
    assert!(text.contains("no slasher is named") && text.contains(&format!("    {avs}\n      a mere key")), "{text}");
    let core = &place.world.eigenlayer;
    let appoint = IOperators::setAppointeeCall {
        account: avs,
        appointee: slasher,
        target: core.allocation_manager,
        selector: hex!("36352057").into(),
    };
    place.by(avs, core.permission_controller, &appoint);
    let (text, after) = place.over(node(), &show, &Person::default()).await.unwrap();
    assert!(text.contains(&format!("    {slasher}\n      a mere key")), "{text}");
    assert_ne!(before["digest"], after["digest"]);
}

#[tokio::test]
async fn a_safe_and_older_proxies_are_no_plain_contracts() {
    let person = super::person::Person::new();
    let [safe, clone, older, rules] = [0xa1, 0xa2, 0xa3, 0xa4].map(Address::repeat_byte);
    let code = Bytes::from_static(&hex!("60006000f3"));
    {
        let mut chain = person.world.chain.lock().unwrap();
        [safe, older, rules].into_iter().for_each(|address| chain.set_code(address, code.clone()));
        let minimal = [&hex!("363d3d373d3d3d363d73")[..], rules.as_slice(), &hex!("5af43d82803e903d91602b57fd5bf3")].concat();
        chain.set_code(clone, minimal.into());
        chain.set_storage(safe, U256::ZERO, rules.into_word().into());
        chain.set_storage(older, keccak256("org.zeppelinos.proxy.implementation").into(), rules.into_word().into());
    }
    let chain = person.chain().await;
    let read = async |address| Code::read(&chain, address).await.unwrap();
    let (there, safe, clone, older) = (Some((rules, keccak256(&code))), read(safe).await, read(clone).await, read(older).await);
    assert_eq!((safe.kind, safe.named, safe.implementation), (Kind::Multisig, there, None));
    assert_eq!((clone.kind, clone.named, clone.implementation), (Kind::Clone, None, there));
    assert_eq!((older.kind, older.named, older.implementation), (Kind::Proxy, None, there));
    assert_eq!(read(rules).await.kind, Kind::Contract);
}
